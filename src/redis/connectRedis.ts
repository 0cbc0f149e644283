import { setTimeout as pause } from 'node:timers/promises'
import { ErrorReply } from 'redis'
import { answerMilliseconds, createBeat, silenceMilliseconds } from './createBeat.ts'
import { openLink, type Link } from './openLink.ts'
import { readPersistence } from './readPersistence.ts'
import { reasonOf } from './reasonOf.ts'
import type { Persistence, Redis } from './Redis.ts'
import { StoreUnavailable } from './StoreUnavailable.ts'
import { within } from './within.ts'

const openMilliseconds = 5_000
const beatMilliseconds = 1_000
const longestPauseMilliseconds = 1_000
const persistenceEveryBeats = 5

/** Keeps connections to Redis, or to a cluster, for as long as the process lives. `onChange` hears when it goes, with the kind of fault, and when it answers. */
export function connectRedis(options: {
  readonly url: string
  readonly onChange: (change: { readonly isAway: boolean; readonly reason?: string }) => void
}): Redis {
  const listeners = new Map<string, (message: string) => void>()
  const backs = new Set<() => void>()
  const closing = new AbortController()
  let link: Link | undefined
  let isAway = true
  let told: boolean | undefined
  let reason = 'NotConnectedYet'
  let persistence: Persistence | undefined
  let wake = () => {}

  const goAway = (because: string) => {
    isAway = true
    reason = because
    wake()
    if (told === true || closing.signal.aborted) return
    told = true
    options.onChange({ isAway, reason })
  }
  const comeBack = () => {
    if (!isAway) return
    isAway = false
    told = false
    options.onChange({ isAway })
    for (const back of backs) back()
  }
  void keepOpen()

  return {
    async get(key) {
      return ((await call((open) => open.send(key, ['GET', key]))) as string | null) ?? undefined
    },
    has: async (...keys) => (await call((open) => open.send(keys[0], ['EXISTS', ...keys]))) === keys.length,
    async set(key, value, lifetimeSeconds) {
      await call((open) => open.send(key, ['SET', key, value, 'EX', String(lifetimeSeconds)]))
    },
    run({ source, hash }, keys, values) {
      const rest = [String(keys.length), ...keys, ...values]
      return call((open) =>
        open.send(keys[0], ['EVALSHA', hash, ...rest]).catch((error: unknown) => {
          if (reasonOf(error) !== 'NOSCRIPT') throw error
          return open.send(keys[0], ['EVAL', source, ...rest])
        }),
      )
    },
    async listen(channel, listener) {
      listeners.set(channel, listener)
      // Where this fails, the next link subscribes to all that is on the list.
      const subscribed = link?.subscribe(channel, listener).catch(() => undefined)
      if (!isAway && subscribed !== undefined) await call(() => subscribed).catch(() => undefined)
      return () => {
        if (listeners.get(channel) !== listener) return
        listeners.delete(channel)
        link?.unsubscribe(channel).catch(() => undefined)
      }
    },
    onBack: (listener) => void backs.add(listener),
    isAway: () => isAway,
    persistence: () => persistence,
    close() {
      closing.abort()
      link?.close()
      wake()
    },
  }

  async function call<T>(send: (open: Link) => Promise<T>): Promise<T> {
    if (isAway || link === undefined) throw new StoreUnavailable(reason)
    try {
      return await within(answerMilliseconds, send(link))
    } catch (error) {
      // An error that Redis itself answers may belong to this one command: the next beat tells.
      if (error instanceof ErrorReply) wake()
      else goAway(reasonOf(error))
      throw new StoreUnavailable(reasonOf(error))
    }
  }

  async function keepOpen(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      await useOneLink(() => (failures = 0)).catch((error: unknown) => goAway(reasonOf(error)))
      // Part of the pause is chance, so that many processes do not come back together.
      const longest = Math.min(longestPauseMilliseconds, 50 * 2 ** Math.min(failures, 10))
      await pause(longest * (0.5 + Math.random() / 2), undefined, { ref: false })
    }
  }

  /** Opens a link and beats until it is lost, which is thrown. */
  async function useOneLink(onBeat: () => void): Promise<void> {
    let fault: unknown
    const opening = openLink(options.url, (error) => {
      fault ??= error
      if (link === undefined || link === open) goAway(reasonOf(fault))
    })
    let open: Link | undefined
    open = await within(openMilliseconds, opening).catch((error: unknown) => {
      // Should it open after all, nobody uses it.
      opening.then((late) => late.close()).catch(() => undefined)
      throw error
    })
    try {
      link = open
      for (const [channel, listener] of listeners)
        open.subscribe(channel, listener).catch((error: unknown) => (fault ??= error))
      const beat = await createBeat(open, goAway)
      for (let count = 0; !closing.signal.aborted; count++) {
        if (fault !== undefined) throw fault
        await beat()
        onBeat()
        comeBack()
        if (count % persistenceEveryBeats === 0) {
          persistence = await within(silenceMilliseconds, readPersistence(open)).catch((): Persistence => 'not-known')
        }
        await nextBeat()
      }
    } finally {
      link = undefined
      open.close()
    }
  }

  /** Waits, but not when there is doubt. */
  function nextBeat(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, beatMilliseconds).unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

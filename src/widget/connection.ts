import { Refused, type ActivitySet, type DirectLineRequests } from './directLineRequests.ts'
import { holdConversation } from './holdConversation.ts'
import { openStream, type StreamEnd } from './openStream.ts'
import { backOff, createPause } from './pause.ts'

/** One conversation, kept open for as long as the page is. */
export type Connection = {
  /** The token of the conversation that this tab has, if any, open or not. */
  readonly token: () => string | undefined
  /** The conversation's id, once it is open. */
  readonly id: () => string | undefined
  /** Asks for what came after the last set: for a stream that may have died unnoticed. */
  readonly catchUp: () => Promise<void>
  /** Tries again now. */
  readonly wake: () => void
  /** Gives up this stream, which does not work, and opens the conversation again; after `error`, when the server wants it. */
  readonly lose: (error?: unknown) => void
  /** Forgets the conversation; the next opening begins another. */
  readonly forget: () => void
  readonly close: () => void
}

const pollWhileWaitingMilliseconds = 700
const pollWhileIdleMilliseconds = 20_000
const pollsAfterMilliseconds = 1_000
const steadyAfterMilliseconds = 5_000

/** Opens this tab's conversation, or a new one, and opens it again whenever it is lost: over a WebSocket, or polling where a proxy lets none through. */
export function createConnection(options: {
  readonly requests: DirectLineRequests
  readonly onSet: (set: ActivitySet) => void
  readonly onOpen: () => void
  /** The server does not have the conversation any more. */
  readonly onGone: () => void
  /** The server can be reached, or not: told at every attempt, with its refusal where it answers and cannot serve. */
  readonly onReach: (isReached: boolean, refusal?: Refused) => void
  /** Whether an answer is awaited: polling is faster then. */
  readonly isWaiting: () => boolean
  /** Whether a lost conversation may stay lost for now, because nobody needs one. */
  readonly mayRest: () => boolean
}): Connection {
  const { requests } = options
  const pause = createPause()
  const held = holdConversation(requests)
  const closing = new AbortController()
  let stream = new AbortController()
  let watermark = ''
  let isBlocked = false
  let failures = 0
  let notBefore = 0
  let isReached = true

  addEventListener('online', wake)
  addEventListener('offline', goOffline)
  void run()
  return { token: held.token, id: held.id, catchUp, wake, lose, forget, close }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      const resumes = held.token() !== undefined
      try {
        await connect()
      } catch (error) {
        if (resumes && error instanceof Refused && error.isClosed) {
          forget()
          reach()
          options.onGone()
        } else {
          failures += 1
          fail(error)
        }
      }
      await pause.wait(Math.max(backOff(failures, Math.random), notBefore - Date.now()))
      while (isResting()) await pause.wait()
    }
  }

  /** Whoever has been told that the server cannot be reached is told when it can be. */
  function isResting(): boolean {
    return isReached && held.token() === undefined && options.mayRest() && !closing.signal.aborted
  }

  /** One connection, from its opening to its loss. */
  async function connect(): Promise<void> {
    stream = new AbortController()
    const { signal } = stream
    const streamUrl = await open()
    const opened = Date.now()
    reach()
    options.onOpen()
    if (isBlocked) await poll(signal)
    else isBlocked = (await listen(streamUrl, signal)) === 'blocked'
    // What is cut as soon as it opens counts as a failure, or this would go round without a pause.
    const wasSteady = Date.now() - opened > steadyAfterMilliseconds
    failures = wasSteady || isBlocked ? 0 : failures + 1
  }

  /** Some proxies swallow the question for a WebSocket: until it has opened, answers come by polling. */
  async function listen(url: string, signal: AbortSignal): Promise<StreamEnd> {
    const opening = new AbortController()
    const timer = setTimeout(() => void poll(opening.signal).catch(() => undefined), pollsAfterMilliseconds)
    const stop = () => {
      clearTimeout(timer)
      opening.abort()
    }
    const end = await openStream(url, { onOpen: stop, onText: readText, signal })
    stop()
    return end
  }

  /** Opens the conversation of the token that the tab has, where it was left; without one, a new one. */
  async function open(): Promise<string> {
    const kept = held.token()
    if (kept === undefined) watermark = ''
    const token = kept ?? (await requests.newToken()).token
    const grant = await requests.open(token, watermark)
    held.hold(grant)
    return grant.streamUrl
  }

  async function poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await catchUp()
      if (signal.aborted) return
      await pause.wait(options.isWaiting() ? pollWhileWaitingMilliseconds : pollWhileIdleMilliseconds)
    }
  }

  async function catchUp(): Promise<void> {
    const token = held.token()
    const id = held.id()
    if (token !== undefined && id !== undefined) readSet(await requests.activities(token, id, watermark))
  }

  function readText(text: string): void {
    readSet(JSON.parse(text) as ActivitySet)
  }

  function readSet(set: ActivitySet): void {
    watermark = set.watermark ?? watermark
    failures = 0
    options.onSet(set)
  }

  function wake(): void {
    pause.wake()
  }

  function lose(error?: unknown): void {
    if (error instanceof Refused && !error.isClosed) fail(error)
    stream.abort()
    pause.wake()
  }

  function goOffline(): void {
    lose()
  }

  function reach(): void {
    isReached = true
    options.onReach(true)
  }

  function fail(error: unknown): void {
    isReached = false
    const refused = error instanceof Refused ? error : undefined
    // Part of it is chance, so that a whole hospital that was refused together does not come back together.
    notBefore = Date.now() + (refused?.afterMilliseconds ?? 0) * (1 + Math.random() / 4)
    options.onReach(false, refused)
  }

  function forget(): void {
    held.forget()
    stream.abort()
  }

  function close(): void {
    closing.abort()
    held.close()
    removeEventListener('online', wake)
    removeEventListener('offline', goOffline)
    lose()
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { View } from '../../src/triage/View.ts'
import { tapped, type ActivitySet, type Started } from '../server/support/client.ts'
import { saysAnew } from './judge.ts'
import type { ChooseAddress, Person } from './Person.ts'
import type { Delivery } from './plan.ts'
import { noteRefusal, send, untilServed, untilThere, type Answered, type Sent } from './send.ts'
import type { Tally } from './tally.ts'

const base = '/v3/directline/conversations'
const pollMilliseconds = 100
/** The widget looks for itself when its stream brings no answer for so long. */
const looksAfterMilliseconds = 3_000

/** Opens a web chat, over a WebSocket or polling. It does as our widget does: it sends the same message until it is acknowledged, and comes back whenever it is cut off. */
export async function openWebChat(options: {
  readonly chooseAddress: ChooseAddress
  readonly hasStream: boolean
  readonly tally: Tally
}): Promise<Person> {
  const { chooseAddress, tally } = options
  const views = new Map<string, View>()
  const ids = new Map<string, string>()
  const seen = new Set<string>()
  let watermark = ''
  let socket: WebSocket | undefined
  let isClosed = false
  let isGreeted: boolean | undefined
  let toldUnasked = 0

  const granted = JSON.parse((await served({ method: 'POST', path: '/api/web-chat/token' })).text) as { token: string }
  const started = JSON.parse((await open(granted.token)).text) as Started
  const { conversationId, token } = started
  if (options.hasStream) void listen(started.streamUrl)
  const greetedBy = Date.now() + looksAfterMilliseconds
  const greeting = () => isGreeted
  while (greeting() === undefined && Date.now() < greetedBy) {
    if (!options.hasStream) await poll().catch(() => undefined)
    await pause(20)
  }
  // Our widget has its first page from its script, and waits for none: whoever opens it while Redis is away goes on from there.
  const wasGreeted = greeting() === true
  if (!wasGreeted) tally.count('ungreeted')

  return {
    conversationId,
    isGreeted: wasGreeted,
    async tap(delivery) {
      const attempt = async (count: number) => {
        const fault = count === 0 ? delivery.fault : 'none'
        const posted = post(delivery, fault === 'dropped' || fault === 'unread' ? fault : undefined)
        if (fault !== 'twice') return posted
        tally.count('twice')
        const [first, second] = await Promise.allSettled([posted, post(delivery)])
        const taken = [first, second].find((each) => each.status === 'fulfilled' && each.value.status === 200)
        if (taken?.status === 'fulfilled') return taken.value
        return posted
      }
      const { text } = await untilServed(attempt, tally)
      tally.count('turns')
      ids.set(delivery.id, (JSON.parse(text) as { readonly id: string }).id)
    },
    async tapLate(delivery) {
      tally.count('late')
      const answered = await post(delivery).catch(() => undefined)
      if (answered === undefined || answered.status !== 200) noteRefusal(answered, tally)
    },
    async screenAfter({ id }) {
      const asked = Date.now()
      const view = await untilThere('the answer to a tap that was acknowledged', async () => {
        const found = views.get(ids.get(id) ?? '')
        if (found !== undefined) return found
        const isListening = socket?.readyState === WebSocket.OPEN
        if (!isListening || Date.now() - asked > looksAfterMilliseconds) await poll()
        if (!views.has(ids.get(id) ?? '')) await pause(isListening ? 20 : pollMilliseconds)
        return undefined
      })
      return { kind: 'page', view }
    },
    toldUnasked: () => toldUnasked,
    cut() {
      if (socket?.readyState !== WebSocket.OPEN) return
      tally.count('cutStreams')
      socket.terminate()
    },
    close() {
      isClosed = true
      socket?.terminate()
    },
  }

  function served(sent: Pick<Sent, 'method' | 'token'> & { readonly path: string }): Promise<Answered> {
    const { path, ...rest } = sent
    return untilServed(
      () => send({ ...rest, url: chooseAddress() + path, ...(rest.method === 'POST' ? { body: {} } : {}) }),
      tally,
    )
  }

  function open(withToken: string): Promise<Answered> {
    const after = watermark === '' ? '' : `?watermark=${watermark}`
    return served({ method: 'POST', path: base + after, token: withToken })
  }

  function post({ id, tap }: Delivery, fault?: 'dropped' | 'unread'): Promise<Answered> {
    if (fault !== undefined) tally.count(fault)
    const url = `${chooseAddress()}${base}/${conversationId}/activities`
    return send({ method: 'POST', url, token, body: tapped(tap, id), fault })
  }

  async function poll(): Promise<void> {
    const url = `${chooseAddress()}${base}/${conversationId}/activities?watermark=${watermark}`
    const answered = await send({ method: 'GET', url, token })
    if (answered.status === 200) readSet(answered.text)
    else noteRefusal(answered, tally)
  }

  /** One stream after another, each with any process, until the page is closed. */
  async function listen(streamUrl: string): Promise<void> {
    await hear(streamUrl)
    if (isClosed) return
    tally.count('lostStreams')
    await pause(100 + 400 * Math.random())
    const opened = await open(token).catch(() => undefined)
    if (opened !== undefined && !isClosed) void listen((JSON.parse(opened.text) as Started).streamUrl)
  }

  /** Resolves when the stream is over. */
  function hear(streamUrl: string): Promise<void> {
    const url = new URL(streamUrl)
    url.host = new URL(chooseAddress()).host
    return new Promise((resolve) => {
      const opened = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 5_000 })
      socket = opened
      opened.on('error', () => {})
      opened.on('close', () => resolve())
      opened.on('message', (data: Buffer) => {
        if (data.length > 0) readSet(data.toString('utf8'))
      })
    })
  }

  function readSet(text: string): void {
    const set = JSON.parse(text) as ActivitySet
    watermark = set.watermark
    for (const { id, from, replyToId, channelData, text: words } of set.activities) {
      const { view } = channelData
      if (from.role !== 'bot' || view === undefined) continue
      isGreeted ??= view.place !== 'failure'
      if (replyToId === undefined && view.notices.some((notice) => saysAnew.includes(notice))) toldUnasked += 1
      if (view.place === 'failure') {
        tally.count('failureViews')
        if (view.emergency === undefined || !words.includes('999'))
          tally.breach('a failure page came without emergency help')
      } else if (replyToId !== undefined) {
        if (seen.has(id) && JSON.stringify(views.get(replyToId)) !== JSON.stringify(view))
          tally.breach('one message came twice and differed')
        seen.add(id)
        views.set(replyToId, view)
      }
    }
  }
}

import { WebSocket } from 'ws'
import type { Tap, View } from '../../../src/triage/View.ts'

/** An activity as a client receives it. */
export type ReceivedActivity = {
  readonly id: string
  readonly type: string
  readonly timestamp: string
  readonly text: string
  readonly replyToId?: string
  readonly from: { readonly id: string; readonly role: string }
  readonly conversation: { readonly id: string }
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string; readonly value: unknown }[] }
  readonly channelData: { readonly clientActivityID?: string; readonly view?: View }
}

export type ActivitySet = { readonly activities: readonly ReceivedActivity[]; readonly watermark: string }

export type Started = {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
  readonly streamUrl: string
}

const base = '/v3/directline'

/** A plain Direct Line client: each method is one request, and answers its status and body. */
export function createClient(address: string) {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each request names the body it expects
  async function call<Body>(method: string, path: string, token?: string, body?: unknown) {
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (text === '' ? {} : JSON.parse(text)) as Body,
    }
  }
  const newToken = async () => {
    const { body } = await call<{ token: string; domain: string; expiresInSeconds: number }>(
      'POST',
      '/api/web-chat/token',
    )
    return body.token
  }
  const start = (token: string) => call<Started>('POST', `${base}/conversations`, token)
  return {
    call,
    newToken,
    start,
    begin: async () => (await start(await newToken())).body,
    reconnect: (token: string, id: string, watermark = '') =>
      call<Started>('GET', `${base}/conversations/${id}?watermark=${watermark}`, token),
    post: (token: string, id: string, activity: unknown) =>
      call<{ id: string }>('POST', `${base}/conversations/${id}/activities`, token, activity),
    poll: (token: string, id: string, watermark = '') =>
      call<ActivitySet>('GET', `${base}/conversations/${id}/activities?watermark=${watermark}`, token),
    refresh: (token: string) => call<Started>('POST', `${base}/tokens/refresh`, token),
    end: (token: string) => call('POST', '/api/web-chat/end', undefined, { token }),
  }
}

/** A message that presses a button, or types words. */
export const tapped = (tap: Tap, clientActivityID?: string) => ({
  type: 'message',
  value: { signpost: tap },
  channelData: { clientActivityID },
})
export const typed = (text: string, clientActivityID?: string) => ({
  type: 'message',
  text,
  channelData: { clientActivityID },
})

/** A WebSocket that gathers the sets it receives; every promise is about what comes, never about time. */
export async function openStream(streamUrl: string) {
  const socket = new WebSocket(streamUrl)
  const sets: ActivitySet[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    sets.push(JSON.parse(data.toString('utf8')) as ActivitySet)
    for (const check of waiting) check()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  const activities = () => sets.flatMap((set) => set.activities)
  return {
    socket,
    activities,
    closed,
    watermark: () => sets.at(-1)?.watermark ?? '',
    /** Resolves when an activity that fits has come. */
    received: (fits: (activity: ReceivedActivity) => boolean) =>
      new Promise<ReceivedActivity>((resolve) => {
        const check = () => {
          const found = activities().find(fits)
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
  }
}

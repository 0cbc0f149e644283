import { once } from 'node:events'
import { WebSocket } from 'ws'
import { answer, command } from '../../support/aConversation.ts'
import { executed } from '../../teams/support/aTeamsChat.ts'
import { startConnector } from '../../teams/support/startConnector.ts'
import { createClient, openStream, tapped, typed } from './client.ts'

/** A word that nobody else writes. */
export const planted = 'zebrafinch-7391'

/** Whether a text holds the planted word, as it is or written in another way. */
export function holdsPlanted(text: string): boolean {
  const forms = [planted, encodeURIComponent(planted), Buffer.from(planted).toString('hex'), 'zebrafinch']
  // Three ways to fall on the groups of three bytes that base64 is made of; their edges depend on what stands beside.
  const packed = ['', 'a', 'aa'].map((before) =>
    Buffer.from(before + planted)
      .toString('base64')
      .slice(4, -4),
  )
  return [...forms, ...packed].some((form) => text.toLowerCase().includes(form.toLowerCase()))
}

/** Answers that may not hold it: what was said back in error, and what is kept of the conversations afterwards. */
export type Planted = { readonly errors: readonly string[]; readonly later: readonly string[] }

const headers = {
  'content-type': `text/plain; name=${planted}`,
  'user-agent': planted,
  'accept-language': planted,
  cookie: `name=${planted}`,
  referer: `https://example.org/${planted}`,
  'x-forwarded-for-name': planted,
  'x-ms-bot-agent': planted,
}

/** A message with the word in every field that a person or their client can fill. `clientActivityID` may only be an id, and is one. */
const everywhere = (text: string) => ({
  ...typed(text, 'an-id'),
  id: planted,
  timestamp: planted,
  localTimezone: planted,
  from: { id: planted, name: planted, role: planted, aadObjectId: planted },
  conversation: { id: planted, name: planted, tenantId: planted },
  recipient: { id: planted, name: planted },
  locale: planted,
  entities: [{ type: planted, name: planted }],
  attachments: [{ contentType: planted, name: planted, content: { [planted]: planted } }],
  replyToId: planted,
  speak: planted,
  name: planted,
  channelData: { clientActivityID: 'an-id', tenant: { id: planted }, [planted]: planted, postBack: false },
})

const sentences = [
  `my name is ${planted} and I drink too much`,
  `${planted} is going to kill himself`,
  planted,
  `I work at ${planted} hospital in Leeds, F2`,
]

/** Has whole conversations with the server at this address, with the word in every field, and ends none of them. */
export async function plantEverywhere(address: string): Promise<Planted> {
  const errors: string[] = []
  const later: string[] = []
  const ask: Ask = async (path, init = {}) => {
    const response = await fetch(address + path, { ...init, headers: { ...headers, ...init.headers } })
    const text = await response.text()
    if (response.status >= 400) errors.push(`${[...response.headers].join('\n')}\n${text}`)
    return { status: response.status, text }
  }
  const bodies = [
    { kind: 'poll', stream: false },
    { kind: 'stream', stream: true },
  ]
  for (const { stream } of bodies) later.push(await plantInWebChat(address, ask, stream))
  await plantInRequests(address, ask)
  for (const channelId of ['msteams', 'webchat', planted]) later.push(...(await plantInBot(ask, channelId)))
  return { errors, later }
}

type Ask = (
  path: string,
  init?: Pick<RequestInit, 'method' | 'body'> & { readonly headers?: Readonly<Record<string, string>> },
) => Promise<{ readonly status: number; readonly text: string }>

/** Over polling or a WebSocket; gives what can still be read afterwards. */
async function plantInWebChat(address: string, ask: Ask, hasStream: boolean): Promise<string> {
  const client = createClient(address)
  const { conversationId, token, streamUrl } = await client.begin()
  const path = `/v3/directline/conversations/${conversationId}/activities`
  const post = (body: unknown) =>
    ask(`${path}?${planted}=${planted}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const stream = hasStream ? await openStream(`${streamUrl}&${planted}=${planted}`) : undefined
  for (const [index, text] of sentences.entries()) {
    const body = everywhere(text)
    const id = `an-id-${index}`
    expect((await post({ ...body, channelData: { ...body.channelData, clientActivityID: id } })).status).toBe(200)
    if (hasStream) await stream?.received(({ channelData }) => channelData.clientActivityID === id)
    else await client.poll(token, conversationId)
  }
  await post({ ...everywhere(''), ...tapped(answer('location', 'wales')), [planted]: planted })
  await post({ ...everywhere(''), value: { signpost: answer('location', planted) } })
  await post({ ...everywhere(''), value: { signpost: command('show-service', planted), contentVersion: planted } })
  await post({ ...everywhere(planted), channelData: { clientActivityID: `an id ${planted}` } })
  await post({ ...everywhere(planted), type: planted })
  await client.poll(token, conversationId)
  stream?.socket.terminate()
  return (await client.poll(token, conversationId)).text
}

/** In addresses, tokens, forms, keys, origins, and frames. */
async function plantInRequests(address: string, ask: Ask): Promise<void> {
  const { conversationId, token, streamUrl } = await createClient(address).begin()
  const authorization = `Bearer ${token}`
  await ask(`/${planted}?${planted}=${planted}`)
  await ask(`/v3/directline/conversations/${planted}/activities`, { headers: { authorization } })
  await ask(`/v3/directline/conversations/${conversationId}/activities?watermark=${planted}`, {
    headers: { authorization },
  })
  await ask(`/v3/directline/conversations/${conversationId}/activities`, {
    headers: { authorization: `Bearer ${planted}` },
  })
  await ask('/api/web-chat/end', { method: 'POST', body: JSON.stringify({ token: planted }) })
  await ask('/api/web-chat/end', { method: 'POST', body: `{"token": ${planted}` })
  await ask('/api/web-chat/token', { method: 'POST', headers: { origin: `https://${planted}.example` } })
  await ask('/services', { method: 'POST', body: new URLSearchParams({ location: planted, [planted]: planted }) })
  await ask('/content', { method: 'POST', body: new URLSearchParams({ key: planted }) })
  await ask('/api/messages', { method: 'POST', headers: { authorization: `Bearer ${planted}` }, body: planted })
  await ask('/', { method: 'PROPFIND', body: planted })
  for (const frame of [planted, Buffer.from(planted)]) {
    const { streamUrl: fresh } = await createClient(address).begin()
    const { socket, closed } = await openStream(fresh)
    socket.ping(planted)
    socket.send(frame)
    await closed
  }
  const refused = new WebSocket(`${streamUrl}${planted}`, {
    headers: { ...headers, origin: `https://${planted}.example` },
  })
  await once(refused, 'error')
}

/** Through `/api/messages`, with replies in the answer and to a connector; gives what the answers to nothing but "hello" say afterwards. */
async function plantInBot(ask: Ask, channelId: string): Promise<readonly string[]> {
  const connector = await startConnector()
  const later: string[] = []
  for (const deliveryMode of ['expectReplies', undefined]) {
    const activity = (differences: object, conversation = planted) => ({
      ...everywhere(''),
      channelId,
      serviceUrl: `${connector.address}${planted}/`,
      conversation: {
        id: conversation,
        name: planted,
        conversationType: 'personal',
        tenantId: planted,
        aadObjectId: planted,
      },
      callerId: planted,
      deliveryMode,
      attachments: [],
      id: `${planted}-${Math.random()}`,
      ...differences,
    })
    const send = (body: object) => ask('/api/messages', { method: 'POST', body: JSON.stringify(body) })
    await send(activity({ type: 'conversationUpdate', membersAdded: [{ id: planted, name: planted }] }))
    for (const text of sentences)
      expect(
        (await send(activity({ text, attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }] }))).status,
      ).toBe(200)
    await send(
      activity({
        ...executed({ signpost: answer('location', 'wales'), contentVersion: planted }),
        name: 'adaptiveCard/action',
      }),
    )
    await send(activity({ ...executed({ signpost: answer('location', planted) }), name: 'adaptiveCard/action' }))
    await send(activity({ type: 'invoke', name: planted, value: { [planted]: planted } }))
    await send(activity({ type: planted }))
    await send(activity({ type: 'messageUpdate', text: planted, channelData: { eventType: planted } }))
    // Somebody else, who must hear nothing of it.
    const other = activity({ text: 'hello', deliveryMode: 'expectReplies' }, 'another')
    const { text } = await send(other)
    later.push(
      ...((JSON.parse(text) as { activities?: { text?: string; attachments?: unknown }[] }).activities ?? []).map(
        (reply) => JSON.stringify([reply.text, reply.attachments]),
      ),
    )
  }
  await connector.close()
  return later
}

import { randomBytes } from 'node:crypto'
import { answer } from '../support/aConversation.ts'
import { createClient, openStream, tapped, typed } from './support/client.ts'
import { startServer, type TestServer } from './support/startServer.ts'

let server: TestServer
let client: ReturnType<typeof createClient>
beforeEach(async () => {
  server = await startServer()
  client = createClient(server.address)
})
afterEach(() => server.close())

const atPlace = (place: string) => (activity: { channelData: { view?: { place: string } } }) =>
  activity.channelData.view?.place === place

describe('a web conversation', () => {
  it('has a token that says where the service is and how long it lasts', async () => {
    const { status, body } = await client.call('POST', '/api/web-chat/token')
    expect(status).toBe(200)
    expect(body).toEqual({
      token: expect.any(String),
      domain: `${server.address}/v3/directline`,
      expiresInSeconds: 86_400,
    })
  })

  it('greets with a view, text that stands on its own and buttons for any client', async () => {
    const { conversationId, token } = await client.begin()
    const { activities } = (await client.poll(token, conversationId)).body
    expect(activities).toHaveLength(1)
    const [greeting] = activities
    expect(greeting).toMatchObject({
      type: 'message',
      from: { id: 'signpost', role: 'bot' },
      conversation: { id: conversationId },
    })
    expect(greeting?.text).toContain('999')
    expect(greeting?.replyToId).toBeUndefined()
    const view = greeting?.channelData.view
    expect(view?.place).toBe('location')
    expect(greeting?.suggestedActions?.actions[0]).toEqual({
      type: 'postBack',
      title: view?.question?.choices[0]?.label,
      value: { signpost: view?.question?.choices[0]?.tap, contentVersion: view?.contentVersion },
    })
  })

  it('answers a tap and a typed label over the stream, each after the person’s own activity', async () => {
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    const tap = await client.post(token, conversationId, tapped(answer('location', 'london'), 'one'))
    await stream.received(atPlace('training'))
    const words = await client.post(token, conversationId, typed('Consultant', 'two'))
    await stream.received(atPlace('issues'))
    const order = stream
      .activities()
      .map(({ id, replyToId, channelData }) => channelData.view?.place ?? [id, replyToId])
    expect(order).toEqual(['location', [tap.body.id, undefined], 'training', [words.body.id, undefined], 'issues'])
    expect(stream.activities().find(atPlace('issues'))?.replyToId).toBe(words.body.id)
    stream.socket.close()
  })

  it('sends the view alone to whoever draws it, and to others text, buttons and their own message, in one conversation', async () => {
    const { conversationId, token } = await client.begin()
    const tap = tapped(answer('location', 'london'), 'one')
    const drawn = { ...tap, channelData: { ...tap.channelData, reply: 'view' } }
    await client.post(token, conversationId, drawn)
    await client.post(token, conversationId, drawn)
    await client.post(token, conversationId, typed('Consultant', 'two'))
    const { activities } = (await client.poll(token, conversationId)).body
    const own = activities.filter(({ from }) => from.role === 'user')
    expect(own.map(({ channelData }) => channelData.clientActivityID)).toEqual(['two'])
    const replies = activities.filter(({ from }) => from.role === 'bot').slice(1)
    expect(replies.map(({ channelData }) => channelData.view?.place)).toEqual(['training', 'issues'])
    const [alone, inFull] = replies
    expect(alone).not.toHaveProperty('text')
    expect(alone).not.toHaveProperty('suggestedActions')
    expect(inFull?.text).toContain('999')
    expect(inFull?.suggestedActions?.actions.length).toBeGreaterThan(3)
    expect(activities.every(({ channelData }) => !('reply' in channelData))).toBe(true)
  })

  it('carries a person from the greeting to services', async () => {
    const { conversationId, token } = await client.begin()
    for (const tap of [
      answer('location', 'wales'),
      answer('training', 'gp'),
      answer('issues', 'addiction'),
      answer('urgency', 'not-urgent'),
    ]) {
      expect((await client.post(token, conversationId, tapped(tap))).status).toBe(200)
    }
    const last = (await client.poll(token, conversationId)).body.activities.at(-1)
    expect(last?.channelData.view?.place).toBe('results')
    expect(last?.channelData.view?.lists[0]?.cards.length).toBeGreaterThan(0)
  })

  it('sends a poll only what came after its watermark', async () => {
    const { conversationId, token } = await client.begin()
    const first = (await client.poll(token, conversationId)).body
    const nothing = (await client.poll(token, conversationId, first.watermark)).body
    expect(nothing).toEqual({ activities: [], watermark: first.watermark })
    await client.post(token, conversationId, tapped(answer('location', 'london')))
    const later = (await client.poll(token, conversationId, first.watermark)).body
    expect(later.activities.map(({ from }) => from.role)).toEqual(['user', 'bot'])
    const [mine = '', reply = ''] = later.activities.map(({ timestamp }) => timestamp)
    expect(mine <= reply).toBe(true)
  })

  it('handles a first message that comes without a start', async () => {
    const token = await client.newToken()
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }
    expect((await client.post(token, sub, typed('hello'))).status).toBe(200)
    const { activities } = (await client.poll(token, sub)).body
    expect(activities.at(-1)?.channelData.view?.question?.id).toBe('location')
  })

  it('is found again by starting it twice, without a second greeting', async () => {
    const token = await client.newToken()
    const first = await client.start(token)
    const second = await client.start(token)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.conversationId).toBe(first.body.conversationId)
    expect((await client.poll(token, first.body.conversationId)).body.activities).toHaveLength(1)
  })

  it('catches up over a new stream after a lost connection, without repeating', async () => {
    const { conversationId, token, streamUrl } = await client.begin()
    const lost = await openStream(streamUrl)
    await lost.received(atPlace('location'))
    lost.socket.terminate()
    await lost.closed
    await client.post(token, conversationId, tapped(answer('location', 'london')))
    const { status, body } = await client.reconnect(token, conversationId, lost.watermark())
    expect(status).toBe(200)
    const found = await openStream(body.streamUrl)
    await found.received(atPlace('training'))
    expect(found.activities().map(({ from }) => from.role)).toEqual(['user', 'bot'])
    found.socket.close()
  })

  it('shows its present view again when it comes back to a live session after the log is gone', async () => {
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, tapped(answer('location', 'london')))
    const { watermark } = (await client.poll(token, conversationId)).body
    server.skip(31 * 60)
    expect(await server.logOf(conversationId)).toBeUndefined()
    await client.reconnect(token, conversationId, watermark)
    const { activities } = (await client.poll(token, conversationId, watermark)).body
    expect(activities.map(({ channelData }) => channelData.view?.place)).toEqual(['training'])
  })

  it('does not begin again for a poll that comes after the log is gone', async () => {
    const { conversationId, token } = await client.begin()
    server.skip(31 * 60)
    expect((await client.poll(token, conversationId)).body.activities).toEqual([])
    expect(await server.logOf(conversationId)).toBeUndefined()
  })

  it('gets a later token at each refresh, which opens the same conversation', async () => {
    const { conversationId, token } = await client.begin()
    server.skip(60)
    const { status, body } = await client.refresh(token)
    expect(status).toBe(200)
    expect(body).toEqual({ conversationId, token: expect.any(String), expires_in: 86_400 })
    expect(body.token).not.toBe(token)
    server.skip(86_400 - 30)
    expect((await client.poll(token, conversationId)).status).toBe(403)
    expect((await client.poll(body.token, conversationId)).status).toBe(200)
  })

  it('answers a message that is delivered twice once, under one id', async () => {
    const { conversationId, token } = await client.begin()
    const first = await client.post(token, conversationId, tapped(answer('location', 'london'), 'same'))
    const second = await client.post(token, conversationId, tapped(answer('location', 'london'), 'same'))
    expect(second.body.id).toBe(first.body.id)
    expect((await client.poll(token, conversationId)).body.activities).toHaveLength(3)
  })

  it('shows a message that is delivered twice once on the stream', async () => {
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    await client.post(token, conversationId, tapped(answer('location', 'london'), 'same'))
    await client.post(token, conversationId, tapped(answer('location', 'london'), 'same'))
    await client.post(token, conversationId, tapped(answer('training', 'gp'), 'next'))
    await stream.received(atPlace('issues'))
    expect(stream.activities().map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot', 'user', 'bot'])
    stream.socket.close()
  })

  it('does not mix with another conversation', async () => {
    const one = await client.begin()
    const other = await client.begin()
    const stream = await openStream(other.streamUrl)
    await stream.received(atPlace('location'))
    await Promise.all([
      client.post(one.token, one.conversationId, typed('Scotland')),
      client.post(other.token, other.conversationId, typed('Wales')),
    ])
    await stream.received(atPlace('training'))
    expect((await server.sessionOf(one.conversationId))?.session.answers.location).toBe('scotland')
    expect((await server.sessionOf(other.conversationId))?.session.answers.location).toBe('wales')
    expect(stream.activities().every(({ conversation }) => conversation.id === other.conversationId)).toBe(true)
    expect(stream.activities()).toHaveLength(3)
    stream.socket.close()
  })

  it('keeps both answers of two taps that arrive at once', async () => {
    const { conversationId, token } = await client.begin()
    await Promise.all([
      client.post(token, conversationId, tapped(answer('location', 'london'))),
      client.post(token, conversationId, tapped(answer('training', 'gp'))),
    ])
    expect((await server.sessionOf(conversationId))?.session.answers).toMatchObject({
      location: 'london',
      training: 'gp',
    })
  })

  it('carries on after a restart under the same secret, in a new session', async () => {
    const secret = randomBytes(32)
    const before = await startServer({ secret })
    const { conversationId, token } = await createClient(before.address).begin()
    await before.close()
    const after = await startServer({ secret })
    const again = createClient(after.address)
    expect((await again.post(token, conversationId, tapped(answer('location', 'london')))).status).toBe(200)
    const last = (await again.poll(token, conversationId)).body.activities.at(-1)
    expect(last?.channelData.view).toMatchObject({ place: 'training', notices: [expect.any(String)] })
    await after.close()
  })

  it('carries on while the secret is being changed', async () => {
    const [secret, next] = [randomBytes(32), randomBytes(32)]
    const before = await startServer({ secret })
    const { conversationId, token } = await createClient(before.address).begin()
    const after = await startServer({ secret: next, oldSecret: secret })
    expect(after.keyring.sessionKey(conversationId)).toBe(before.keyring.sessionKey(conversationId))
    expect((await createClient(after.address).reconnect(token, conversationId)).status).toBe(200)
    const changed = await startServer({ secret: next })
    expect((await createClient(changed.address).reconnect(token, conversationId)).status).toBe(403)
    await Promise.all([before.close(), after.close(), changed.close()])
  })
})

import { answer, command } from '../support/aConversation.ts'
import { createClient, openStream, tapped, typed } from './support/client.ts'
import { startServer, type TestServer } from './support/startServer.ts'

const planted = 'zebrafinch-7391'

let server: TestServer
let client: ReturnType<typeof createClient>
beforeEach(async () => {
  server = await startServer()
  client = createClient(server.address)
})
afterEach(() => server.close())

/** A message with the planted word in every field that a person or their client can fill. */
const full = {
  ...typed(`${planted} in words`, 'an-id'),
  id: planted,
  from: { id: planted, name: planted, role: planted },
  conversation: { id: planted },
  recipient: { id: planted },
  locale: planted,
  value: { [planted]: planted },
  entities: [{ type: planted }],
  speak: planted,
  channelData: { clientActivityID: 'an-id', [planted]: planted, postBack: true },
}

describe('what is kept of a conversation', () => {
  it('holds none of the words, names and ids that came with a message', async () => {
    const { conversationId, token } = await client.begin()
    expect((await client.post(token, conversationId, full)).status).toBe(200)
    await client.call('GET', `/v3/directline/conversations/${conversationId}/activities?watermark=${planted}`, token)
    await client.call('POST', `/${planted}`, planted, planted)
    await client.end(planted)
    expect(server.written.length).toBeGreaterThan(2)
    expect(server.written.join('\n')).not.toContain(planted)
    expect(server.written.join('\n')).not.toContain(conversationId)
    expect(server.logged).toEqual([])
  })

  it('holds a person’s activity as id, time and client id, with empty text', async () => {
    const { conversationId, token } = await client.begin()
    const { body } = await client.post(token, conversationId, full)
    const kept = (await server.logOf(conversationId))?.find(({ id }) => id === body.id)
    expect(JSON.parse(`{${kept?.members ?? ''}}`)).toEqual({
      type: 'message',
      id: body.id,
      timestamp: expect.any(String),
      channelId: 'directline',
      from: { id: 'person', role: 'user' },
      text: '',
      channelData: { clientActivityID: 'an-id' },
    })
  })

  it('gives words back once to a client that polls, and afterwards without them', async () => {
    const { conversationId, token } = await client.begin()
    const { body } = await client.post(token, conversationId, typed(planted, 'an-id'))
    const own = async () => (await client.poll(token, conversationId)).body.activities.find(({ id }) => id === body.id)
    expect(await own()).toMatchObject({ text: planted, channelData: { clientActivityID: 'an-id' } })
    expect(await own()).toMatchObject({ text: '', channelData: { clientActivityID: 'an-id' } })
  })

  it('gives words back only to the stream where there is one', async () => {
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    await stream.received(({ from }) => from.role === 'bot')
    await client.post(token, conversationId, typed(planted))
    expect((await stream.received(({ from }) => from.role === 'user')).text).toBe(planted)
    expect((await client.poll(token, conversationId)).text).not.toContain(planted)
    stream.socket.close()
  })

  it('drops words that nobody fetched within half a minute', async () => {
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, typed(planted))
    server.skip(31)
    server.sweep()
    expect((await client.poll(token, conversationId)).text).not.toContain(planted)
  })

  it('is nothing but the word of it after "clear", which a stream sees at once', async () => {
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    await client.post(token, conversationId, tapped(answer('location', 'london')))
    await client.post(token, conversationId, tapped(command('clear')))
    await stream.received(({ channelData }) => channelData.view?.place === 'cleared')
    expect(await server.logOf(conversationId)).toBeUndefined()
    expect(await server.sessionOf(conversationId)).toBeUndefined()
    const { activities } = (await client.poll(token, conversationId)).body
    expect(activities.map(({ channelData }) => channelData.view?.place)).toEqual([undefined, 'cleared'])
    stream.socket.close()
  })

  it('is nothing but the word of it after "clear", which a poll may fetch for half a minute', async () => {
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, tapped(answer('location', 'london')))
    const { watermark } = (await client.poll(token, conversationId)).body
    const { body } = await client.post(token, conversationId, tapped(command('clear'), 'cleared'))
    expect(await server.logOf(conversationId)).toBeUndefined()
    const once = (await client.poll(token, conversationId, watermark)).body
    expect(once.activities.map(({ id, channelData }) => channelData.view?.place ?? id)).toEqual([body.id, 'cleared'])
    expect((await client.poll(token, conversationId, once.watermark)).body.activities).toEqual([])
    server.skip(30)
    expect((await client.poll(token, conversationId)).body.activities).toEqual([])
  })

  it('is nothing after "clear" of words that were still to be fetched', async () => {
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, typed(planted))
    await client.post(token, conversationId, tapped(command('clear')))
    expect((await client.poll(token, conversationId)).text).not.toContain(planted)
  })

  it('is nothing after an end that arrives while a turn is being taken', async () => {
    const turn = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const { conversationId, token } = await client.begin()
    server.beforeTurns(async () => {
      begun.resolve()
      await turn.promise
    })
    const posted = client.post(token, conversationId, tapped(answer('location', 'london')))
    await begun.promise
    const ended = client.end(token)
    await client.call('GET', '/healthz')
    turn.resolve()
    expect([(await posted).status, (await ended).status]).toEqual([200, 200])
    expect(await server.sessionOf(conversationId)).toBeUndefined()
    expect(await server.logOf(conversationId)).toBeUndefined()
  })

  it('begins anew after "clear" for a client that carries on with its old watermark', async () => {
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, tapped(command('clear')))
    const { watermark } = (await client.poll(token, conversationId)).body
    await client.post(token, conversationId, tapped(answer('location', 'wales')))
    const { activities } = (await client.poll(token, conversationId, watermark)).body
    expect(activities.at(-1)?.channelData.view?.place).toBe('training')
  })

  it.each(['application/json', 'text/plain;charset=UTF-8'])(
    'is nothing after the end, which a beacon of %s asks for',
    async (type) => {
      const { conversationId, token, streamUrl } = await client.begin()
      const stream = await openStream(streamUrl)
      await client.post(token, conversationId, tapped(answer('location', 'london')))
      const ended = await fetch(`${server.address}/api/web-chat/end`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ token }),
      })
      expect(ended.status).toBe(200)
      expect(await stream.closed).toBe(1000)
      expect(await server.logOf(conversationId)).toBeUndefined()
      expect(await server.sessionOf(conversationId)).toBeUndefined()
    },
  )

  it('is not begun again by what still arrives after the end', async () => {
    const { conversationId, token } = await client.begin()
    await client.end(token)
    const late = await Promise.all([
      client.post(token, conversationId, tapped(answer('location', 'london'))),
      client.reconnect(token, conversationId),
      client.start(token),
      client.refresh(token),
      client.poll(token, conversationId),
    ])
    expect(late.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect(await server.sessionOf(conversationId)).toBeUndefined()
  })
})

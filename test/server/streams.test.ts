import { once } from 'node:events'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { createClient, openStream, typed, type Started } from './support/client.ts'
import { startServer, type TestServer } from './support/startServer.ts'

let server: TestServer
let client: ReturnType<typeof createClient>
let mine: Started
beforeEach(async () => {
  server = await startServer({ allowedOrigins: ['https://intranet.example.nhs.uk'] })
  client = createClient(server.address)
  mine = await client.begin()
})
afterEach(() => server.close())

/** The status with which an upgrade is refused, or 101. */
async function upgradeStatus(url: string, options: { origin?: string } = {}): Promise<number> {
  const socket = new WebSocket(url, options)
  const status = await new Promise<number>((resolve, reject) => {
    socket.on('open', () => resolve(101))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
  socket.on('error', () => {})
  socket.terminate()
  return status
}

const withQuery = (url: string, name: string, value: string) => {
  const changed = new URL(url)
  changed.searchParams.set(name, value)
  return changed.href
}

/** A ticket opens one stream. */
const anotherUrl = async () => (await client.reconnect(mine.token, mine.conversationId)).body.streamUrl

describe('a stream', () => {
  it('stays open through the empty frames that clients send', async () => {
    const { socket, received } = await openStream(mine.streamUrl)
    socket.send('')
    await client.post(mine.token, mine.conversationId, typed('London'))
    await received(({ channelData }) => channelData.view?.place === 'training')
    socket.close()
  })

  it.each([
    ['binary', Buffer.from([1, 2, 3]), 1003],
    ['larger than a kilobyte', 'a'.repeat(2000), 1009],
    ['text, which is posted instead', '{"type":"message","text":"hello"}', 1008],
  ])('is closed cleanly after a frame that is %s', async (_, frame, code) => {
    const { socket, closed } = await openStream(mine.streamUrl)
    socket.send(frame)
    expect(await closed).toBe(code)
    expect((await client.call('GET', '/healthz')).status).toBe(200)
  })

  it('says why it closes, never what was sent', async () => {
    const { socket } = await openStream(mine.streamUrl)
    const reason = new Promise<string>((resolve) => socket.on('close', (_, words) => resolve(words.toString())))
    socket.send('help')
    expect(await reason).toBe('post activities to /activities')
  })

  it('answers pings, and closes with a reason when 200 come at once', async () => {
    const { socket } = await openStream(mine.streamUrl)
    const answered = new Promise<string>((resolve) => socket.on('pong', (data: Buffer) => resolve(data.toString())))
    socket.ping('there?')
    expect(await answered).toBe('there?')
    const end = new Promise((resolve) => socket.on('close', (code, words) => resolve([code, words.toString()])))
    for (let count = 0; count < 200; count++) socket.ping()
    expect(await end).toEqual([1008, 'too many pings at once'])
  })

  it('is refused without a ticket, with a token in its place, and with another’s', async () => {
    const other = await client.begin()
    const othersTicket = new URL(other.streamUrl).searchParams.get('t') ?? ''
    const without = new URL(mine.streamUrl)
    without.searchParams.delete('t')
    expect(await upgradeStatus(without.href)).toBe(401)
    expect(await upgradeStatus(withQuery(mine.streamUrl, 't', mine.token))).toBe(403)
    expect(await upgradeStatus(withQuery(mine.streamUrl, 't', othersTicket))).toBe(403)
    expect(await upgradeStatus(withQuery(mine.streamUrl, 'watermark', 'x'))).toBe(400)
  })

  it('is refused for a ticket that is more than a minute old', async () => {
    server.skip(61)
    expect(await upgradeStatus(mine.streamUrl)).toBe(403)
  })

  it('is refused at any other address', async () => {
    const { origin, search } = new URL(mine.streamUrl)
    expect(await upgradeStatus(`${origin}/${search}`)).toBe(404)
    expect(await upgradeStatus(`${origin}/v3/directline/conversations/%zz/stream${search}`)).toBe(404)
  })

  it('is refused after the end of the conversation', async () => {
    await client.end(mine.token)
    expect(await upgradeStatus(mine.streamUrl)).toBe(404)
  })

  it('is open to the sites that may embed the chat, and to no other', async () => {
    expect(await upgradeStatus(await anotherUrl(), { origin: 'https://intranet.example.nhs.uk' })).toBe(101)
    expect(await upgradeStatus(await anotherUrl(), { origin: server.address })).toBe(101)
    expect(await upgradeStatus(mine.streamUrl, { origin: 'https://evil.example' })).toBe(403)
    expect(await upgradeStatus(mine.streamUrl, { origin: 'null' })).toBe(403)
  })

  it('is the oldest of six that is closed', async () => {
    const streams = []
    for (let count = 0; count < 6; count++) streams.push(await openStream(await anotherUrl()))
    expect(await streams[0]?.closed).toBe(1000)
    expect(streams.slice(1).map(({ socket }) => socket.readyState)).toEqual(Array(5).fill(WebSocket.OPEN))
    for (const { socket } of streams) socket.terminate()
  })

  it('tells its client to come back when the server closes', async () => {
    const { closed } = await openStream(mine.streamUrl)
    await server.close()
    expect(await closed).toBe(1001)
    server = await startServer()
  })

  it('does not hold the server up when it is cut off half-way through its opening', async () => {
    const { hostname, port, pathname, search } = new URL(mine.streamUrl)
    const socket = connect(Number(port), hostname)
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    socket.destroy()
    await once(socket, 'close')
    expect(await upgradeStatus(mine.streamUrl)).toBe(101)
  })
})

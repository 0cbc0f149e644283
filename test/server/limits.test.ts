import { once } from 'node:events'
import { WebSocket } from 'ws'
import { createAddressLimits } from '../../src/server/addressLimits.ts'
import { emergencyText } from '../../src/triage/views/emergencyBlock.ts'
import { answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'
import { createClient, openStream, tapped, typed } from './support/client.ts'
import { startServer } from './support/startServer.ts'

const help = emergencyText(realContent, undefined).line

type Settings = Parameters<typeof createAddressLimits>[0]
const limits = (differences: Partial<Settings>) =>
  createAddressLimits({
    trustedProxies: 1,
    requestsPerMinute: 120_000,
    tokensPerMinute: 1_000,
    maximumSockets: 1_000,
    maximumSocketsPerAddress: 1_000,
    keyOf: (address) => address,
    ...differences,
  })

const stops: (() => Promise<void>)[] = []
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))
async function start(options: Parameters<typeof startServer>[0]) {
  const server = await startServer(options)
  stops.push(server.close)
  return { server, client: createClient(server.address) }
}

function expectTooMuch(refused: { readonly status: number; readonly headers: Headers; readonly text: string }) {
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(JSON.parse(refused.text)).toEqual({
    error: { code: 'TooManyRequests', message: expect.any(String), help },
  })
}

describe('an address that asks for too much', () => {
  it('gets no more tokens, and is told what to do in an emergency and when to come back; another gets one', async () => {
    const { server, client } = await start({ limits: limits({ tokensPerMinute: 2 }) })
    await client.newToken()
    await client.newToken()
    expectTooMuch(await client.call('POST', '/api/web-chat/token'))
    const elsewhere = { method: 'POST', headers: { 'X-Forwarded-For': '203.0.113.7' } }
    expect((await fetch(`${server.address}/api/web-chat/token`, elsewhere)).status).toBe(200)
  })

  it('gets no page but one with the emergency numbers', async () => {
    const { server } = await start({ limits: limits({ requestsPerMinute: 1 }) })
    const load = () => fetch(`${server.address}/`, { headers: { Accept: 'text/html' } })
    expect((await load()).status).toBe(200)
    const page = await load()
    expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8'])
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    const text = await page.text()
    expect(text).toContain('href="tel:999"')
    expect(text).toContain(realContent.pages.flood.text)
  })

  it('can still end its conversation, and whoever watches over the server hears that it lives', async () => {
    const { client } = await start({ limits: limits({ requestsPerMinute: 2 }) })
    const { token } = await client.begin()
    expectTooMuch(await client.call('GET', '/version'))
    expect((await client.call('GET', '/healthz')).status).toBe(200)
    expect((await client.end(token)).status).toBe(200)
  })

  it('tells pages of other sites when to come back', async () => {
    const site = 'https://intranet.example'
    const { server } = await start({ allowedOrigins: [site], limits: limits({ tokensPerMinute: 1 }) })
    const ask = () => fetch(`${server.address}/api/web-chat/token`, { method: 'POST', headers: { Origin: site } })
    await ask()
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('access-control-allow-origin')).toBe(site)
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After')
  })

  it('opens no more WebSockets, and one again when one has closed', async () => {
    const { client } = await start({ limits: limits({ maximumSocketsPerAddress: 1 }) })
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    expect(await refusalOf(streamUrl)).toMatchObject({ status: 429, help, retryAfter: '60' })
    stream.socket.close()
    await stream.closed
    const again = (await client.reconnect(token, conversationId)).body.streamUrl
    await eventually(async () => (await openStream(again)).socket.close())
  })
})

test('a server that holds as many WebSockets as it may says so with 503', async () => {
  const { client } = await start({ limits: limits({ maximumSockets: 1 }) })
  const { streamUrl } = await client.begin()
  await openStream(streamUrl)
  expect(await refusalOf(streamUrl)).toMatchObject({ status: 503, help, retryAfter: '60' })
})

test('by default 2,000 people behind one address hold a conversation: 2,000 tokens within a minute, and 5,000 sockets', async () => {
  const { server } = await start({
    limits: limits({ tokensPerMinute: 2_000, maximumSockets: 20_000, maximumSocketsPerAddress: 5_000 }),
  })
  const ask = async () => (await fetch(`${server.address}/api/web-chat/token`, { method: 'POST' })).status
  const statuses: number[] = []
  for (let batch = 0; batch < 20; batch++) statuses.push(...(await Promise.all(Array.from({ length: 100 }, ask))))
  expect(statuses.filter((status) => status === 200)).toHaveLength(2_000)
  expect(await ask()).toBe(429)
})

describe('a conversation that sends too much', () => {
  it('is refused, with the emergency line, and others are not', async () => {
    const { client } = await start({ requestsPerConversation: 3 })
    const [mine, other] = [await client.begin(), await client.begin()]
    await client.post(mine.token, mine.conversationId, tapped(answer('location', 'wales')))
    await client.post(mine.token, mine.conversationId, tapped(answer('training', 'gp')))
    expectTooMuch(await client.post(mine.token, mine.conversationId, typed('hello')))
    expectTooMuch(await client.poll(mine.token, mine.conversationId))
    expectTooMuch(await client.refresh(mine.token))
    expect((await client.post(other.token, other.conversationId, typed('hello'))).status).toBe(200)
  })

  it('can still be ended', async () => {
    const { server, client } = await start({ requestsPerConversation: 1 })
    const { conversationId, token } = await client.begin()
    expectTooMuch(await client.post(token, conversationId, tapped(command('clear'))))
    expect((await client.end(token)).status).toBe(200)
    expect(await server.sessionOf(conversationId)).toBeUndefined()
  })

  it('is not used up by somebody with another token', async () => {
    const { client } = await start({ requestsPerConversation: 3 })
    const [mine, other] = [await client.begin(), await client.begin()]
    for (let i = 0; i < 10; i++) await client.poll(other.token, mine.conversationId)
    expect((await client.poll(mine.token, mine.conversationId)).status).toBe(200)
  })
})

test('a message that is too long is refused with 413, and one of the longest is read', async () => {
  const { client } = await start({ maximumMessageCharacters: 100 })
  const { conversationId, token } = await client.begin()
  expect((await client.post(token, conversationId, typed('a'.repeat(101)))).status).toBe(413)
  expect((await client.post(token, conversationId, typed('a'.repeat(100)))).status).toBe(200)
})

/** What a refused WebSocket is told. */
async function refusalOf(url: string) {
  const socket = new WebSocket(url)
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, import('node:http').IncomingMessage]
  let text = ''
  for await (const chunk of response) text += String(chunk)
  const { error } = JSON.parse(text) as { readonly error: { readonly help?: string } }
  return { status: response.statusCode, help: error.help, retryAfter: response.headers['retry-after'] }
}

async function eventually(act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

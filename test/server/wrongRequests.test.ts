import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { SignJWT } from 'jose'
import { answer } from '../support/aConversation.ts'
import { createClient, tapped, typed, type Started } from './support/client.ts'
import { startServer, type TestServer } from './support/startServer.ts'

const secret = randomBytes(32)
let server: TestServer
let client: ReturnType<typeof createClient>
let mine: Started
let others: Started
beforeAll(async () => {
  server = await startServer({ secret })
  client = createClient(server.address)
  mine = await client.begin()
  others = await client.begin()
})
afterAll(() => server.close())

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const path = (rest = '') => `/v3/directline/conversations/${mine.conversationId}${rest}`
const post = (body: unknown) => client.call('POST', path('/activities'), mine.token, body)
const ours = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setSubject(mine.conversationId).setAudience('token')
const key = () => server.keyring.tokenKeys[0] ?? new Uint8Array()
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600
const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

/** What is wrong, the request, and the status that answers it. */
const wrong: readonly (readonly [string, () => Promise<{ status: number; text: string }>, number])[] = [
  ['a body that is not JSON', () => post('{"type":'), 400],
  ['an empty body', () => post(''), 400],
  ['a body of null', () => post('null'), 400],
  ['a body that is a list', () => post('[]'), 400],
  ['a body of text', () => post('"message"'), 400],
  ['a body that is not UTF-8', () => postBytes(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400],
  ['a body of 1 MB', () => post(typed('a'.repeat(1024 * 1024))), 413],
  ['a body just over the limit', () => post(typed('a'.repeat(65_536))), 413],
  ['nesting 1,000 deep', () => post(nested(1000)), 400],
  ['nesting 30,000 deep', () => post(nested(30_000)), 400],
  ['a button’s value nested 1,000 deep', () => post(`{"type":"message","value":${nested(1000)}}`), 400],
  ['no type', () => post({ text: 'hello' }), 400],
  ['an unknown type', () => post({ type: 'telepathy', text: 'hello' }), 400],
  ['a type that is a number', () => post({ type: 7, text: 'hello' }), 400],
  ['a message with neither text nor a button', () => post({ type: 'message' }), 400],
  ['a message of spaces', () => post(typed('   ')), 400],
  ['text that is a number', () => post({ type: 'message', text: 7 }), 400],
  ['a button that is none of ours', () => post({ type: 'message', value: { buy: 'now' } }), 400],
  [
    'an unknown command',
    () => post({ type: 'message', value: { signpost: { kind: 'command', command: 'fly' } } }),
    400,
  ],
  [
    'a command from the prototype',
    () => post({ type: 'message', value: { signpost: { kind: 'command', command: 'toString' } } }),
    400,
  ],
  [
    'an unknown question',
    () => post({ type: 'message', value: { signpost: { kind: 'answer', question: 'name', options: ['x'] } } }),
    400,
  ],
  [
    'no options',
    () => post({ type: 'message', value: { signpost: { kind: 'answer', question: 'location', options: [] } } }),
    400,
  ],
  ['an option of 1,000 characters', () => post(tapped(answer('location', 'a'.repeat(1000)))), 400],
  ['an option that is none', () => post(tapped(answer('location', 'constructor'))), 400],
  ['an option of another question', () => post(tapped(answer('location', 'consultant'))), 400],
  ['two options where one counts', () => post(tapped(answer('location', 'london', 'wales'))), 400],
  ['an issue that is none among others', () => post(tapped(answer('issues', 'addiction', 'toString'))), 400],
  [
    'a value with more in it',
    () => post({ type: 'message', value: { signpost: answer('location', 'london'), admin: true } }),
    400,
  ],
  ['a prototype as a value', () => post('{"type":"message","value":{"__proto__":{"signpost":{}}}}'), 400],
  ['a client id that could be words', () => post(typed('hello', 'help me please')), 400],
  ['channel data that is text', () => post({ type: 'message', text: 'hello', channelData: 'x' }), 400],
  ['an upload', () => client.call('POST', path('/upload?userId=x'), mine.token, {}), 404],
  ['a watermark of words', () => client.poll(mine.token, mine.conversationId, 'yesterday'), 400],
  ['a negative watermark', () => client.poll(mine.token, mine.conversationId, '-3'), 400],
  ['a watermark of 30 digits', () => client.poll(mine.token, mine.conversationId, '9'.repeat(30)), 400],
  ['a bad watermark on reconnection', () => client.reconnect(mine.token, mine.conversationId, '1e3'), 400],
  ['two watermarks', () => client.poll(mine.token, mine.conversationId, '1&watermark=2'), 400],
  ['a list of watermarks', () => client.call('GET', path('/activities?watermark[]=1'), mine.token), 400],
  [
    'a body that is not JSON, to start',
    () => client.call('POST', '/v3/directline/conversations', mine.token, '{{'),
    400,
  ],
  [
    'a body that is not JSON, to refresh',
    () => client.call('POST', '/v3/directline/tokens/refresh', mine.token, '}'),
    400,
  ],
  ['a body that is not JSON, for a token', () => client.call('POST', '/api/web-chat/token', undefined, '{'), 400],
  ['a body of 1 MB, for a token', () => client.call('POST', '/api/web-chat/token', undefined, nested(524_288)), 413],
  ['no token', () => client.call('POST', path('/activities'), undefined, typed('hello')), 401],
  ['no token to start', () => client.call('POST', '/v3/directline/conversations'), 401],
  ['no token to refresh', () => client.call('POST', '/v3/directline/tokens/refresh'), 401],
  ['a token that is none', () => client.poll('abc', mine.conversationId), 403],
  ['a token cut short', () => client.poll(mine.token.slice(0, -4), mine.conversationId), 403],
  [
    'a token with another’s signature',
    async () => client.poll(mixed(mine.token, others.token), mine.conversationId),
    403,
  ],
  [
    'a token signed by nobody',
    () =>
      client.poll(
        `${unsigned({ alg: 'none' }, { sub: mine.conversationId, aud: 'token', exp: inAnHour() })}.`,
        mine.conversationId,
      ),
    403,
  ],
  [
    'a token under another key',
    async () =>
      client.poll(
        await ours({}).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(inAnHour()).sign(randomBytes(32)),
        mine.conversationId,
      ),
    403,
  ],
  [
    'a token of another kind of signature',
    async () =>
      client.poll(
        await ours({}).setProtectedHeader({ alg: 'HS512' }).setExpirationTime(inAnHour()).sign(key()),
        mine.conversationId,
      ),
    403,
  ],
  [
    'a token that never ends',
    async () => client.poll(await ours({}).setProtectedHeader({ alg: 'HS256' }).sign(key()), mine.conversationId),
    403,
  ],
  [
    'an expired token',
    async () =>
      client.poll(
        await ours({})
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime(inAnHour() - 7200)
          .sign(key()),
        mine.conversationId,
      ),
    403,
  ],
  ['a stream’s ticket as a token', () => client.poll(ticketOf(mine), mine.conversationId), 403],
  ['another conversation’s token to read', () => client.poll(others.token, mine.conversationId), 403],
  ['another conversation’s token to write', () => client.post(others.token, mine.conversationId, typed('hello')), 403],
  ['another conversation’s token to reconnect', () => client.reconnect(others.token, mine.conversationId), 403],
  ['a conversation that nobody has', () => client.poll(mine.token, 'a'.repeat(26)), 403],
  ['a conversation that nobody can have', () => client.poll(mine.token, 'nobody'), 404],
  ['a conversation’s name of 10,000 characters', () => client.poll(mine.token, 'a'.repeat(10_000)), 404],
  ['a path that leads upwards', () => client.call('GET', '/v3/directline/../../package.json'), 404],
  ['an encoded path that leads upwards', () => client.call('GET', '/%2e%2e%2fpackage.json'), 404],
  ['a broken escape', () => client.call('GET', '/v3/directline/conversations/%zz', mine.token), 404],
  ['an unknown address', () => client.call('GET', '/admin'), 404],
  ['the closed Teams address', () => client.call('POST', '/api/messages', undefined, typed('hello')), 404],
  ['a method that the page does not take', () => client.call('POST', '/', undefined, {}), 405],
  ['a method that the token does not take', () => client.call('GET', '/api/web-chat/token'), 405],
  ['a deletion', () => client.call('DELETE', path(), mine.token), 405],
  ['an end without a token', () => client.call('POST', '/api/web-chat/end', undefined, {}), 400],
  ['an end with a bad token', () => client.end('abc'), 403],
  ['an end that is not JSON', () => client.call('POST', '/api/web-chat/end', undefined, 'token'), 400],
]

describe('a wrong request', () => {
  it.each(wrong)('with %s is refused, and says nothing internal', async (_, request, status) => {
    const refused = await request()
    expect(refused.status).toBe(status)
    const { error } = JSON.parse(refused.text) as { error: { code: string; message: string; help: string } }
    const { help, ...others } = error
    expect(others).toEqual({ code: expect.stringMatching(/^[A-Z]\w+$/), message: expect.any(String) })
    expect(help).toContain('999')
    expect(refused.text).not.toMatch(/\n|node_modules|\.ts\b|SyntaxError|Unexpected|restify|zod/)
  })

  it.each([
    ['a Host header that is none', `GET / HTTP/1.1\r\nHost: [\r\n\r\n`],
    ['a Host header with a user in it', `GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n`],
    ['a target that is no path', `GET nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a star as a target', `OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['another server’s address as a target', `GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['words that are no HTTP', `hello\r\n\r\n`],
    ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`],
  ])('with %s is answered with 4xx', async (_, request) => {
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('that announces 10 GB is refused at once', async () => {
    const begun = Date.now()
    const answer = await raw(
      `POST ${path('/activities')} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${mine.token}\r\nContent-Length: 10000000000\r\n\r\n{`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toMatch(/\r\nConnection: close\r\n/i)
    expect(Date.now() - begun).toBeLessThan(2000)
  })

  it('that is cut off half-way leaves the server as it was', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.end('POST /api/web-chat/end HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"token"')
    socket.resume()
    await once(socket, 'close')
    expect((await client.call('GET', '/healthz')).status).toBe(200)
  })

  it('leaves the conversation as it was, and nothing in the log', async () => {
    expect((await server.sessionOf(mine.conversationId))?.session.answers).toEqual({})
    expect((await client.post(mine.token, mine.conversationId, tapped(answer('location', 'london')))).status).toBe(200)
    expect((await server.sessionOf(mine.conversationId))?.session.answers).toEqual({ location: 'london' })
    expect(server.logged).toEqual([])
  })
})

describe('an activity that asks for nothing', () => {
  it.each(['typing', 'event', 'endOfConversation', 'installationUpdate', 'invoke'])(
    'of type %s is acknowledged without a turn',
    async (type) => {
      const { conversationId, token } = await client.begin()
      const { status, body } = await client.post(token, conversationId, { type, name: 'webchat/join' })
      expect(status).toBe(200)
      expect(body.id).toEqual(expect.any(String))
      expect((await client.poll(token, conversationId)).body.activities).toHaveLength(1)
    },
  )
})

function ticketOf({ streamUrl }: Started): string {
  return new URL(streamUrl).searchParams.get('t') ?? ''
}

function mixed(token: string, other: string): string {
  return [...token.split('.').slice(0, 2), other.split('.')[2]].join('.')
}

async function postBytes(body: Uint8Array<ArrayBuffer>) {
  const headers = { authorization: `Bearer ${mine.token}` }
  const response = await fetch(server.address + path('/activities'), { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}

/** What the server answers to bytes that no HTTP client would send. */
async function raw(request: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    socket.end()
  })
  socket.write(request)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

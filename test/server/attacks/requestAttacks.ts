import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Attack, AttackGroup } from './Attack.ts'
import { statusOf } from './target.ts'

const lines = (...given: readonly string[]) => `${given.join('\r\n')}\r\n\r\n`
const get = (path: string, ...headers: readonly string[]) =>
  lines(`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers)

/** Bytes that are answered with one of these, or by closing the connection. */
const raw = (attack: string, bytes: string, ...statuses: readonly (number | 'closed')[]): Attack => ({
  attack,
  answer: statuses.map((status) => (status === 'closed' ? 'connection closed' : String(status))).join(' or '),
  run: async (target) => expect(statuses).toContain(statusOf(await target.raw(bytes))),
})

/** Two requests in one, of which only the first may be seen. */
const smuggled = (attack: string, ...headers: readonly string[]): Attack => ({
  attack,
  answer: '400, and what was hidden in it is not answered',
  async run(target) {
    const hidden = get('/healthz', 'Connection: close')
    const answered = await target.raw(
      `${lines('POST /api/web-chat/end HTTP/1.1', 'Host: localhost', ...headers)}0\r\n\r\n${hidden}`,
    )
    expect(statusOf(answered)).toBe(400)
    expect(answered).not.toContain('alive')
  },
})

/** A file of the project that is no file of the site. */
const hiddenFile = (path: string): Attack => ({
  attack: `\`${path}\``,
  answer: '404',
  run: async (target) => expect(statusOf(await target.raw(get(path)))).toBe(404),
})

export const requestAttacks: AttackGroup = {
  heading: 'Requests, headers and paths',
  attacks: [
    smuggled(
      'A request hidden in another by `Content-Length` and `Transfer-Encoding`',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ),
    smuggled('The same in the other order', 'Transfer-Encoding: chunked', 'Content-Length: 5'),
    smuggled('The same by two `Content-Length`', 'Content-Length: 0', 'Content-Length: 5'),
    smuggled('The same by a `Transfer-Encoding` that is almost "chunked"', 'Transfer-Encoding: xchunked'),
    smuggled('The same by "chunked, identity"', 'Transfer-Encoding: chunked, identity'),
    smuggled('The same by a space before the colon', 'Transfer-Encoding : chunked'),
    smuggled('The same by a length of "+5"', 'Content-Length: +5'),
    smuggled('The same by a length of "-1"', 'Content-Length: -1'),
    raw(
      'A chunk whose length is no number',
      `${lines('POST /services HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked')}zz\r\n`,
      400,
    ),
    raw('Two `Host` headers', get('/healthz', 'Host: evil.example'), 400),
    raw('No `Host` header', lines('GET / HTTP/1.1'), 400),
    raw('A `Host` that is none', lines('GET / HTTP/1.1', 'Host: ['), 400),
    raw('A `Host` with a user in it', lines('GET / HTTP/1.1', 'Host: user@localhost'), 400),
    raw('A `Host` with a path in it', lines('GET / HTTP/1.1', 'Host: localhost/../x'), 400),
    raw('Lines that end without a carriage return', 'GET / HTTP/1.1\nHost: localhost\n\n', 400),
    raw('A header on two lines', get('/', 'X: 1\r\n 2'), 400),
    raw('A header with a NUL in it', get('/', 'X: a\0b'), 400),
    raw('A header of 40 KB', get('/', `X: ${'a'.repeat(40_000)}`), 431),
    raw('3,000 headers', get('/', ...Array.from({ length: 3_000 }, (_, index) => `X${index}: 1`)), 431),
    raw('An address of 40 KB', get(`/${'a'.repeat(40_000)}`), 431),
    raw('Another server’s address as the target', get('http://example.org/'), 400),
    raw('A star as the target', lines('OPTIONS * HTTP/1.1', 'Host: localhost'), 400),
    raw('A target that is no path', get('nowhere'), 400),
    raw('A path with a raw NUL in it', get('/a\0b'), 400),
    raw('Words that are no HTTP', 'let me in\r\n\r\n', 400),
    raw('HTTP of 1991', 'GET /\r\n\r\n', 400),
    raw('The beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400),
    raw('The beginning of TLS', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', 400, 'closed'),
    raw('`TRACE`, which would send headers back', lines('TRACE / HTTP/1.1', 'Host: localhost', 'X-Secret: 1'), 405),
    raw(
      '`CONNECT`, which would make it a proxy',
      lines('CONNECT example.org:443 HTTP/1.1', 'Host: example.org:443'),
      'closed',
    ),
    raw('`PROPFIND`', lines('PROPFIND / HTTP/1.1', 'Host: localhost'), 405),
    raw('`DELETE` of a page', lines('DELETE / HTTP/1.1', 'Host: localhost'), 405),
    raw('A method that nobody knows', lines('BREW / HTTP/1.1', 'Host: localhost'), 400),
    raw('A method in small letters', lines('get / HTTP/1.1', 'Host: localhost'), 400),
    raw('An upgrade to HTTP/2', get('/', 'Connection: Upgrade', 'Upgrade: h2c'), 404),
    raw('An `Expect` that cannot be met', get('/', 'Expect: the-impossible', 'Connection: close'), 417),
    {
      attack: 'A method hidden in a header (`X-HTTP-Method-Override`)',
      answer: '200 as without it',
      run: async ({ ask }) =>
        expect((await ask('/healthz', { headers: { 'X-HTTP-Method-Override': 'DELETE' } })).status).toBe(200),
    },
    hiddenFile('/package.json'),
    hiddenFile('/.env'),
    hiddenFile('/.git/config'),
    hiddenFile('/src/main.ts'),
    hiddenFile('/flows/phrases.yaml'),
    hiddenFile('/../package.json'),
    hiddenFile('/%2e%2e/package.json'),
    hiddenFile('/%2e%2e%2fpackage.json'),
    hiddenFile('/..%5c..%5cpackage.json'),
    hiddenFile('/%252e%252e%252fpackage.json'),
    hiddenFile('/....//package.json'),
    hiddenFile('/widget.js/../../package.json'),
    hiddenFile('/page.css%00.json'),
    hiddenFile('/v3/directline/conversations/%zz'),
    hiddenFile('//example.org/'),
    {
      attack: 'Line ends in an address, to write headers into the answer',
      answer: '404, with no header of the attacker’s',
      async run(target) {
        const answered = await target.raw(get('/%0d%0aSet-Cookie:%20a=b%0d%0a?x=%0d%0aX-Injected:%201'))
        expect(statusOf(answered)).toBe(404)
        expect(answered).not.toMatch(/set-cookie|x-injected/i)
      },
    },
    {
      attack: 'Line ends in a `Host` and an `Origin`',
      answer: '400',
      async run(target) {
        for (const header of ['Host: localhost\rX-Injected: 1', 'Host: localhost\r\nOrigin: http://a\rX-Injected: 1'])
          expect(statusOf(await target.raw(lines('GET / HTTP/1.1', header)))).toBe(400)
      },
    },
    {
      attack: 'Parts of a page asked for by 1,000 ranges',
      answer: '200 with the whole page, once',
      async run({ ask }) {
        const ranges = Array.from({ length: 1_000 }, (_, index) => `${index}-`).join(',')
        const [whole, ranged] = [
          await ask('/accessibility'),
          await ask('/accessibility', { headers: { Range: `bytes=${ranges}` } }),
        ]
        expect([ranged.status, ranged.text]).toEqual([200, whole.text])
      },
    },
    {
      attack: '100 requests at once on one connection',
      answer: '200 to each, in order',
      async run(target) {
        const answered = await target.raw(get('/healthz').repeat(99) + get('/healthz', 'Connection: close'), true)
        expect(answered.match(/^HTTP\/1\.1 200 /gm)?.length).toBeGreaterThanOrEqual(1)
      },
    },
    {
      attack: '40 connections that each ask for 100 pages ahead and read them',
      answer: 'others are served before these are done',
      async run(target) {
        const form = 'location=wales'
        // Each is made anew: the page without answers is kept for a minute.
        const ask = lines('POST /services HTTP/1.1', 'Host: localhost', `Content-Length: ${String(form.length)}`) + form
        let answered = 0
        const flood = Array.from({ length: 40 }, () => {
          const socket = connect(target.program.port, '127.0.0.1').on('error', () => {})
          socket.on('data', (data) => (answered += data.toString('latin1').match(/HTTP\/1\.1 200/g)?.length ?? 0))
          socket.write(ask.repeat(100))
          return socket
        })
        await once(flood[0] as Socket, 'data')
        expect(await target.wholeTurn()).toEqual([200, 'training', 200])
        expect(answered).toBeLessThan(40 * 100)
        for (const socket of flood) socket.destroy()
      },
    },
    {
      attack: '100 pages asked for on one connection that reads none of them',
      answer: 'no more are made than fit on the way, and others are served meanwhile',
      async run(target) {
        const socket = connect(target.program.port, '127.0.0.1').on('error', () => {})
        socket.pause().write(get('/services').repeat(100))
        expect(await target.wholeTurn()).toEqual([200, 'training', 200])
        socket.destroy()
      },
    },
    {
      attack: '1,000 requests at once on one connection',
      answer: 'connection closed',
      async run({ program }) {
        const socket = connect(program.port, '127.0.0.1').on('error', () => {})
        socket.resume().write(get('/services').repeat(1000))
        await once(socket, 'close')
      },
    },
    {
      attack: 'A request that is cut off half-way, half closed and reset',
      answer: 'connection closed',
      async run({ program }) {
        const half = 'POST /api/web-chat/end HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"token"'
        const closing = connect(program.port, '127.0.0.1')
        closing.resume().end(half)
        await once(closing, 'close')
        const resetting = connect(program.port, '127.0.0.1')
        await once(resetting, 'connect')
        resetting.write(half, () => resetting.resetAndDestroy())
        await once(resetting, 'close')
      },
    },
    {
      attack: '500 connections on which nothing comes',
      answer: 'others are served meanwhile',
      async run(target) {
        const idle = Array.from({ length: 500 }, () => connect(target.program.port, '127.0.0.1').on('error', () => {}))
        await Promise.all(idle.map((socket) => once(socket, 'connect')))
        expect(await target.wholeTurn()).toEqual([200, 'training', 200])
        for (const socket of idle) socket.destroy()
      },
    },
    {
      attack: 'Headers that come one byte a second',
      answer: 'connection closed within half a minute',
      isSlow: true,
      run: (target) => drip(target.program.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 40_000),
    },
    {
      attack: 'A body that comes one byte a second',
      answer: 'connection closed within three quarters of a minute',
      isSlow: true,
      run: (target) =>
        drip(
          target.program.port,
          'POST /services HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n',
          55_000,
        ),
    },
    {
      attack: 'A connection on which nothing ever comes',
      answer: 'connection closed within half a minute',
      isSlow: true,
      async run({ program }) {
        const socket = connect(program.port, '127.0.0.1')
        socket.on('error', () => {}).resume()
        await closesWithin(socket, 40_000)
      },
    },
  ],
}

async function drip(port: number, beginning: string, milliseconds: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {}).resume()
  socket.write(beginning)
  const dripping = setInterval(() => socket.write('a'), 1_000)
  try {
    await closesWithin(socket, milliseconds)
  } finally {
    clearInterval(dripping)
  }
}

async function closesWithin(socket: import('node:net').Socket, milliseconds: number): Promise<void> {
  const began = Date.now()
  await new Promise((resolve) => socket.on('close', resolve))
  expect(Date.now() - began).toBeLessThan(milliseconds)
}

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { openStream } from '../support/client.ts'
import type { Attack, AttackGroup } from './Attack.ts'
import { inSeconds, statusOf, type Target } from './target.ts'

/** A frame as a client sends it: its first byte, its payload, masked as it must be. */
function frame(first: number, payload: Buffer | string, { isMasked = true, length = -1 } = {}): Buffer {
  const bytes = Buffer.from(payload)
  const claimed = length < 0 ? bytes.length : length
  const mask = isMasked ? 0x80 : 0
  const size =
    claimed < 126
      ? Buffer.from([mask | claimed])
      : claimed < 0x10000
        ? Buffer.from([mask | 126, claimed >> 8, claimed & 0xff])
        : Buffer.concat([Buffer.from([mask | 127]), eightBytes(claimed)])
  const key = randomBytes(4)
  const masked = isMasked
    ? Buffer.concat([key, Buffer.from(bytes.map((byte, index) => byte ^ (key[index % 4] ?? 0)))])
    : bytes
  return Buffer.concat([Buffer.from([first]), size, masked])
}

function eightBytes(length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(length))
  return bytes
}

const final = 0x80
const [text, binary, ping, close] = [final | 1, final | 2, final | 9, final | 8]

/** Frames sent to a stream of the attacker's own, which is closed for one of these reasons; `closed` is a connection cut off. */
const sent = (
  attack: string,
  frames: Buffer | readonly Buffer[],
  ...codes: readonly (number | 'closed')[]
): Attack => ({
  attack,
  answer: `stream closed with ${codes.map((code) => (code === 'closed' ? 'nothing more' : String(code))).join(' or ')}`,
  run: async (target) => expect(codes).toContain(await closeCode(target, Buffer.concat([frames].flat()))),
})

/** A question for a stream that is refused before there is one. */
const unopened = (
  attack: string,
  status: number,
  url: (target: Target) => Promise<string> | string,
  headers = {},
): Attack => ({
  attack,
  answer: String(status),
  run: async (target) => expect(await refusal(await url(target), headers)).toBe(status),
})

/** A handshake that is not one, with a good ticket. */
const badHandshake = (attack: string, headers: Record<string, string>): Attack => ({
  attack,
  answer: '400',
  run: async (target) =>
    expect(statusOf(await target.raw(await handshake(target, { ...headers, Connection: 'Upgrade' })))).toBe(400),
})

const withTicket = (streamUrl: string, ticket: string) => {
  const url = new URL(streamUrl)
  url.searchParams.set('t', ticket)
  return url.href
}
const own = async ({ client, mine }: Target) => (await client.reconnect(mine.token, mine.conversationId)).body.streamUrl

export const frameAttacks: AttackGroup = {
  heading: 'WebSockets',
  attacks: [
    unopened('A stream without a ticket', 401, async (target) => (await own(target)).replace(/t=[^&]+/, '')),
    unopened('A stream with words for a ticket', 403, async (target) => withTicket(await own(target), 'let-me-in')),
    unopened('A stream with a token for a ticket', 403, async (target) =>
      withTicket(await own(target), target.mine.token),
    ),
    unopened('A stream with a ticket of another conversation', 403, async (target) =>
      withTicket(await own(target), target.ticketOf(target.others)),
    ),
    unopened('A stream with a ticket signed with another key', 403, async (target) =>
      withTicket(await own(target), await target.sign({ audience: 'ticket' }, { alg: 'HS256' }, randomBytes(32))),
    ),
    unopened('A ticket used after its minute', 403, async (target) =>
      withTicket(await own(target), await target.sign({ audience: 'ticket', ends: inSeconds(-1) })),
    ),
    unopened('A ticket used a second time, as from the log of a proxy', 403, async (target) => {
      const { streamUrl } = await target.client.begin()
      const stream = await openStream(streamUrl)
      stream.socket.close()
      return streamUrl
    }),
    unopened('A ticket used after "Exit this page"', 404, async ({ client }) => {
      const { token, streamUrl } = await client.begin()
      await client.end(token)
      return streamUrl
    }),
    unopened('A stream of a page of another site', 403, own, { Origin: 'https://evil.example' }),
    unopened('A stream of a page without an origin ("null")', 403, own, { Origin: 'null' }),
    unopened('A stream from a watermark that is none', 400, async (target) => `${await own(target)}&watermark=1`),
    unopened('A stream at another address', 404, async (target) => (await own(target)).replace('/stream', '/streams')),
    badHandshake('A stream of a version that nobody speaks', { 'Sec-WebSocket-Version': '99' }),
    badHandshake('A stream with a key that is none', { 'Sec-WebSocket-Key': 'short' }),
    badHandshake('A stream of something else than WebSockets', { Upgrade: 'telnet' }),
    sent('A frame that is not masked', frame(text, '', { isMasked: false }), 1002),
    sent('A frame that claims 8 exabytes', frame(text, '', { length: 2 ** 53 - 1 }), 1009),
    sent('A frame of 2 KB', frame(text, 'a'.repeat(2_000)), 1009),
    sent('A frame with reserved bits', frame(text | 0x70, ''), 1002),
    sent('A packed frame, which could unpack to gigabytes', frame(text | 0x40, 'a'.repeat(100)), 1002),
    sent('A frame of a kind that nobody knows', frame(final | 3, ''), 1002),
    sent('A continuation of nothing', frame(final, ''), 1002),
    sent('A frame of bytes', frame(binary, 'a'), 1003),
    sent('A frame of words', frame(text, 'hello'), 1008),
    sent('An activity in a frame', frame(text, '{"type":"message","text":"hello"}'), 1008),
    sent('A frame of text that is no UTF-8', frame(text, Buffer.from([0xff, 0xfe])), 1007),
    sent('Fragments without end', [frame(1, 'a'), ...Array.from({ length: 3_000 }, () => frame(0, 'a'))], 1009),
    sent('A ping in fragments', frame(9, 'a'), 1002),
    sent('A ping of 126 bytes', frame(ping, 'a'.repeat(126)), 1002),
    sent(
      '20,000 pings at once',
      Array.from({ length: 20_000 }, () => frame(ping, 'a')),
      1008,
      'closed',
    ),
    sent('A close with a code that is none', frame(close, Buffer.from([0x00, 0x01])), 1002),
    sent('A close of one byte', frame(close, Buffer.from([0x03])), 1002),
    {
      attack: 'A stream that is cut off by reset',
      answer: 'its place is free again',
      async run(target) {
        const { socket } = await openByHand(target)
        const ended = once(socket, 'close')
        socket.resetAndDestroy()
        await ended
      },
    },
    {
      attack: 'Six streams of one conversation',
      answer: 'the oldest is closed',
      async run(target) {
        const streams = []
        for (let count = 0; count < 6; count++) streams.push(await openStream(await own(target)))
        expect(await streams[0]?.closed).toBe(1000)
        for (const { socket } of streams) socket.terminate()
      },
    },
  ],
}

/** The status with which a WebSocket is refused. */
async function refusal(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(url, { headers })
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, import('node:http').IncomingMessage]
  response.resume()
  return response.statusCode ?? 0
}

/** Opens a stream by hand, sends it frames, and gives the code with which the server closes it. */
async function closeCode(target: Target, frames: Buffer): Promise<number | 'closed'> {
  const { socket, received } = await openByHand(target)
  socket.write(frames)
  await once(socket, 'close')
  const bytes = received()
  return codeIn(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4))
}

/** Opens a stream of the attacker's own over bare TCP. */
async function openByHand(target: Target) {
  const socket = connect(target.program.port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.write(await handshake(target, { 'Sec-WebSocket-Extensions': 'permessage-deflate' }))
  while (!Buffer.concat(chunks).includes('\r\n\r\n')) await once(socket, 'data')
  const head = Buffer.concat(chunks).toString('latin1')
  expect(head).toMatch(/^HTTP\/1\.1 101 /)
  expect(head).not.toMatch(/permessage-deflate/)
  return { socket, received: () => Buffer.concat(chunks) }
}

/** The question for a stream of the attacker's own, with these headers besides. */
async function handshake(target: Target, headers: Record<string, string>): Promise<string> {
  const { pathname, search } = new URL(await own(target))
  const all = {
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`
}

/** The code of the close frame among what a server sent. */
function codeIn(bytes: Buffer): number | 'closed' {
  for (let at = 0; at + 2 <= bytes.length;) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const [length, start] =
      short === 126
        ? [bytes.readUInt16BE(at + 2), at + 4]
        : short === 127
          ? [Number(bytes.readBigUInt64BE(at + 2)), at + 10]
          : [short, at + 2]
    if (((bytes[at] ?? 0) & 0x0f) === 8) return bytes.readUInt16BE(start)
    at = start + length
  }
  return 'closed'
}

import { gzipSync } from 'node:zlib'
import { answer } from '../../support/aConversation.ts'
import { tapped, typed } from '../support/client.ts'
import type { Attack, AttackGroup } from './Attack.ts'
import { statusOf, type Target } from './target.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** A body posted as an activity, which is answered with `status`. */
const posted = (attack: string, body: unknown, status = 400): Attack => ({
  attack,
  answer: String(status),
  run: async ({ post }) =>
    expect((await post(typeof body === 'function' ? (body as () => unknown)() : body)).status).toBe(status),
})

const header = ({ path, mine }: Target, more: string) =>
  `POST ${path(mine.conversationId, '/activities')} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${mine.token}\r\n${more}\r\n\r\n`

export const bodyAttacks: AttackGroup = {
  heading: 'Bodies',
  attacks: [
    posted('A body of 70 KB', () => JSON.stringify(typed('a'.repeat(70_000))), 413),
    posted('A message of 10,001 characters', () => typed('a'.repeat(10_001)), 413),
    {
      attack: 'A body that announces 10 GB',
      answer: '413 at once, without waiting for it',
      run: async (target) =>
        expect(statusOf(await target.raw(`${header(target, 'Content-Length: 10000000000')}{`))).toBe(413),
    },
    {
      attack: 'A body in chunks without end',
      answer: 'cut off after 2 MB',
      async run(target) {
        const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
        const answered = await target.raw(header(target, 'Transfer-Encoding: chunked') + chunk.repeat(64))
        expect([413, 'closed']).toContain(statusOf(answered))
      },
    },
    posted('Lists nested 30,000 deep', () => nested(30_000)),
    posted('A button nested 10,000 deep', () => `{"type":"message","value":${nested(10_000)}}`),
    posted('4,000 fields that nothing reads', () => ({
      type: 'message',
      ...Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`field${index}`, 1])),
    })),
    posted('Half of an object', '{"type":'),
    posted('Bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])),
    posted('A body that is packed (gzip), which could unpack to gigabytes', gzipSync(JSON.stringify(typed('hello')))),
    posted('A list', [typed('hello')]),
    posted('null', 'null'),
    posted('An activity of no known type', { type: 'plugh' }),
    posted('A type that objects have anyway', { type: 'constructor' }),
    posted('A number beyond all numbers as text', '{"type":"message","text":1e999}'),
    posted('`__proto__` with the text of a message', '{"type":"message","__proto__":{"text":"london"}}'),
    posted('`constructor.prototype` with a type', '{"constructor":{"prototype":{"type":"message","text":"london"}}}'),
    posted(
      'A button for the question `__proto__`',
      tapped({ kind: 'answer', question: '__proto__' as never, options: ['london'] }),
    ),
    posted('A button for an option that objects have anyway', tapped(answer('location', 'constructor'))),
    posted('A button with 1,000 options', tapped(answer('issues', ...Array.from({ length: 1_000 }, () => 'career')))),
    posted('A client’s id with words and line ends in it', typed('hello', 'an id\r\nof words')),
    posted('A client’s id of 5,000 characters', typed('hello', 'a'.repeat(5_000))),
    {
      attack: 'A message that says it comes from the bot, with a view of its own',
      answer: 'comes back as the person’s, without the view',
      async run({ client }) {
        const { conversationId, token } = await client.begin()
        const forged = {
          ...typed('hello'),
          from: { id: 'signpost', role: 'bot' },
          conversation: { id: 'another' },
          channelData: { view: { heading: 'Forged' } },
        }
        const { body } = await client.post(token, conversationId, forged)
        const { activities } = (await client.poll(token, conversationId)).body
        const own = activities.find(({ id }) => id === body.id)
        expect(own?.from).toEqual({ id: 'person', role: 'user' })
        expect(own?.conversation).toEqual({ id: conversationId })
        expect(JSON.stringify(activities)).not.toContain('Forged')
      },
    },
    {
      attack: 'An end of the conversation that the client sends itself',
      answer: '200, and the conversation goes on',
      async run({ client }) {
        const { conversationId, token } = await client.begin()
        expect((await client.post(token, conversationId, { type: 'endOfConversation' })).status).toBe(200)
        expect((await client.post(token, conversationId, tapped(answer('location', 'wales')))).status).toBe(200)
      },
    },
    {
      attack: 'A form with `__proto__`, unknown options and one field 1,000 times',
      answer: '200, as if nothing had been chosen',
      async run({ ask }) {
        const form = new URLSearchParams([
          ['__proto__', 'x'],
          ['__proto__[location]', 'london'],
          ['location', '__proto__'],
          ['training', 'constructor'],
          ...Array.from({ length: 1_000 }, () => ['issues', 'toString']),
        ])
        const [plain, hostile] = [await ask('/services'), await ask('/services', { method: 'POST', body: form })]
        expect([hostile.status, hostile.text]).toEqual([200, plain.text])
      },
    },
    {
      attack: 'HTML in a form of the list of services',
      answer: '200, and none of it is in the page',
      async run({ ask }) {
        const body = new URLSearchParams({
          location: '"><script>alert(1)</script>',
          training: '<img src=x onerror=alert(1)>',
        })
        const { status, text } = await ask('/services', { method: 'POST', body })
        expect(status).toBe(200)
        expect(text).not.toMatch(/<script|onerror|alert\(/)
      },
    },
    {
      attack: 'A form that is no text',
      answer: '400',
      run: async ({ ask }) =>
        expect((await ask('/services', { method: 'POST', body: new Uint8Array([0xff, 0xfe, 0xfd]) })).status).toBe(400),
    },
    {
      attack: 'A form of 70 KB',
      answer: '413',
      run: async ({ ask }) =>
        expect((await ask('/services', { method: 'POST', body: 'a'.repeat(70_000) })).status).toBe(413),
    },
    {
      attack: 'Watermarks twice, as a list, as an object and below zero',
      answer: '400 each',
      async run({ ask, path, mine }) {
        for (const query of [
          'watermark=1&watermark=2',
          'watermark[]=1',
          'watermark[__proto__]=1',
          'watermark=-1',
          'watermark=1e9',
        ]) {
          const headers = { authorization: `Bearer ${mine.token}` }
          const { status } = await ask(`${path(mine.conversationId, '/activities')}?${query}`, { headers })
          expect([query, status]).toEqual([query, 400])
        }
      },
    },
    {
      attack: '`__proto__` in the query',
      answer: '200, and it changes nothing',
      async run({ ask, path, mine, read }) {
        const headers = { authorization: `Bearer ${mine.token}` }
        const address = `${path(mine.conversationId, '/activities')}?__proto__[watermark]=99999&constructor.prototype.x=1`
        expect((await ask(address, { headers })).text).toBe((await read(mine.token)).text)
      },
    },
  ],
}

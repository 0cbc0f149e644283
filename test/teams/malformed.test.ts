import { pino } from 'pino'
import { createServer } from '../../src/server/createServer.ts'
import { realContent } from '../support/realContent.ts'
import { cardOf, executed, type Json } from './support/aTeamsChat.ts'
import { startTeamsServer, type TeamsServer } from './support/startTeamsServer.ts'

let server: TeamsServer
beforeAll(async () => void (server = await startTeamsServer()))
afterAll(async () => server.close())

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const message = (differences: object) => server.activity({ type: 'message', text: 'hi', ...differences })
const invoke = (differences: object) => server.activity(executed({}, differences))
const withText = (text: string) => (): string => text

describe('a request that is no activity gets 400 or 413 and not a word of why', () => {
  const cases: readonly (readonly [string, number, () => string | object])[] = [
    ['an empty body', 400, withText('')],
    ['half of an object', 400, withText('{"type":')],
    ['words', 400, withText('hello')],
    ['a number', 400, withText('1')],
    ['null', 400, withText('null')],
    ['a list', 400, withText('[]')],
    ['an empty object', 400, withText('{}')],
    ['bytes that are no text', 400, withText('\u0000')],
    ['1 MB', 413, withText(`"${'a'.repeat(1024 * 1024)}"`)],
    ['nesting 1,000 deep', 400, withText(nested(1000))],
    ['no type', 400, () => message({ type: undefined })],
    ['an empty type', 400, () => message({ type: '' })],
    ['a type of a number', 400, () => message({ type: 1 })],
    ['a type of a list', 400, () => message({ type: ['message'] })],
    ['a type that nobody knows', 400, () => message({ type: 'plugh' })],
    ['a type from the prototype', 400, () => message({ type: 'constructor' })],
    ['no conversation', 400, () => message({ conversation: undefined })],
    ['a conversation of null', 400, () => message({ conversation: null })],
    ['a conversation that is a text', 400, () => message({ conversation: 'a-chat' })],
    ['a conversation that is a list', 400, () => message({ conversation: [] })],
    ['a conversation without an id', 400, () => message({ conversation: {} })],
    ['a conversation with an empty id', 400, () => message({ conversation: { id: '' } })],
    ['a conversation with a number as its id', 400, () => message({ conversation: { id: 1 } })],
    ['a conversation with an id of 5,000 characters', 400, () => message({ conversation: { id: 'a'.repeat(5000) } })],
    ['a conversation whose isGroup is a text', 400, () => message({ conversation: { id: 'a', isGroup: 'yes' } })],
    ['no channel', 400, () => message({ channelId: undefined })],
    ['a channel that is an object', 400, () => message({ channelId: {} })],
    ['no serviceUrl', 400, () => message({ serviceUrl: undefined })],
    ['a serviceUrl that is none', 400, () => message({ serviceUrl: 'somewhere' })],
    ['a serviceUrl of a file', 400, () => message({ serviceUrl: 'file:///etc/hosts' })],
    ['a sender that is a text', 400, () => message({ from: 'somebody' })],
    ['a sender with a number as id', 400, () => message({ from: { id: 1 } })],
    ['a recipient that is a list', 400, () => message({ recipient: 'x' })],
    ['a text that is an object', 400, () => message({ text: { a: 1 } })],
    ['a text that is a number', 400, () => message({ text: 1 })],
    ['an id that is an object', 400, () => message({ id: {} })],
    ['a replyToId that is a number', 400, () => message({ replyToId: 1 })],
    ['members that are a text', 400, () => message({ membersAdded: 'x' })],
    ['members that are numbers', 400, () => message({ membersAdded: [1] })],
    ['channel data that is a text', 400, () => message({ channelData: 'x' })],
    ['a tenant that is a text', 400, () => message({ channelData: { tenant: 'x' } })],
    ['a tenant whose id is a number', 400, () => message({ channelData: { tenant: { id: 1 } } })],
    ['a timestamp that is a number', 400, () => message({ timestamp: 1 })],
    ['attachments that are a text', 400, () => message({ attachments: 'x' })],
    ['an attachment whose type is a number', 400, () => message({ attachments: [{ contentType: 1 }] })],
    ['a kind of event that is a list', 400, () => message({ channelData: { eventType: [] } })],
    ['a value 200 deep', 400, () => message({ value: JSON.parse(nested(200)) })],
    ['an invoke with a value 200 deep', 400, () => invoke({ value: JSON.parse(nested(200)) })],
    ['an invoke without a name', 400, () => invoke({ name: undefined })],
    ['an invoke that nobody knows', 400, () => invoke({ name: 'plugh/plugh' })],
    ['an invoke whose name is an object', 400, () => invoke({ name: {} })],
    ['a task module', 400, () => invoke({ name: 'task/fetch' })],
  ]

  test.each(cases)('%s', async (_, expected, body) => {
    const { status, text } = await server.post(body())
    expect(status).toBe(expected)
    expect(text).not.toMatch(/zod|at .*\(|node_modules|Error:|plugh|hosts/)
  })
})

describe('an activity that makes no sense gets the current card', () => {
  const data = (value: unknown) => ({ value: { action: { verb: 'signpost', data: value } } })
  const answer = (question: unknown, options: unknown) => data({ signpost: { kind: 'answer', question, options } })
  const invokes: readonly (readonly [string, object])[] = [
    ['no value', { value: undefined }],
    ['a value of null', { value: null }],
    ['a value that is a text', { value: 'x' }],
    ['a value that is a list', { value: [1, 2] }],
    ['no action', { value: {} }],
    ['an action that is a number', { value: { action: 1 } }],
    ['a verb that nobody knows', { value: { action: { verb: 'plugh', data: {} } } }],
    ['no verb', { value: { action: { data: {} } } }],
    ['no data', data(undefined)],
    ['data that is a text', data('x')],
    ['data of another app', data({ msteams: { type: 'task/fetch' } })],
    ['a kind that nobody knows', data({ signpost: { kind: 'plugh' } })],
    ['a question that nobody knows', answer('plugh', ['london'])],
    ['a question that is an object', answer({}, ['london'])],
    ['a question from the prototype', answer('__proto__', ['london'])],
    ['an option that nobody knows', answer('location', ['plugh'])],
    ['options that are a text', answer('location', 'london')],
    ['options of objects', answer('location', [{}])],
    [
      'a thousand options',
      answer(
        'issues',
        Array.from({ length: 1000 }, () => 'money'),
      ),
    ],
    ['an option of 10,000 characters', answer('location', ['a'.repeat(10_000)])],
    ['a command that nobody knows', data({ signpost: { kind: 'command', command: 'plugh' } })],
    ['a command about an object', data({ signpost: { kind: 'command', command: 'show-service', about: {} } })],
    ['a service that nobody knows', data({ signpost: { kind: 'command', command: 'show-service', about: 'plugh' } })],
    ['a page that is none', data({ signpost: { kind: 'command', command: 'show-more', about: '-1' } })],
    ['a content version that is a number', data({ signpost: { kind: 'command', command: 'help' }, contentVersion: 1 })],
    [
      'ticks that are a list',
      data({ signpost: { kind: 'answer', question: 'issues', options: [] }, chosen: ['money'] }),
    ],
    [
      'ticks that nobody knows',
      data({ signpost: { kind: 'answer', question: 'issues', options: [] }, chosen: 'plugh,,;' }),
    ],
    ['a display that nobody knows', data({ signpost: { kind: 'display', display: 'plugh' } })],
  ]

  test.each(invokes)('a button with %s', async (_, differences) => {
    const { status, text } = await server.post(invoke(differences))
    expect(status).toBe(200)
    const body = JSON.parse(text)
    expect(body.value).toMatchObject({ type: 'AdaptiveCard', version: '1.5' })
    expect(text).not.toMatch(/plugh|Error/)
  })

  test.each(invokes.filter(([, { value }]: readonly [string, Json]) => typeof value?.action?.data === 'object'))(
    'the same sent as a message: %s',
    async (_, { value }: Json) => {
      const { status, text } = await server.post(message({ text: undefined, value: value.action.data }))
      expect(status).toBe(200)
      expect(cardOf(JSON.parse(text).activities[0])).toMatchObject({ type: 'AdaptiveCard' })
    },
  )

  test.each<[string, object]>([
    ['no text', { text: undefined }],
    ['an empty text', { text: '' }],
    ['spaces', { text: ' \n\t ' }],
    ['20,000 characters', { text: 'a'.repeat(20_000) }],
    ['unpaired surrogates', { text: '\ud800\udc00\ud800' }],
    ['a page that is a list', { text: '', attachments: [{ contentType: 'text/html', content: [1] }] }],
    ['entities that are none', { text: '&#xFFFFFFFF; &#0; &plugh; &#' }],
    ['a file alone', { text: undefined, attachments: [{ contentType: 'image/png' }] }],
    ['null where nothing is', { value: null, replyToId: null, channelData: null, membersAdded: null }],
  ])('a message with %s', async (_, differences) => {
    const { status, text } = await server.post(message(differences))
    expect(status).toBe(200)
    expect(cardOf(JSON.parse(text).activities[0])).toMatchObject({ type: 'AdaptiveCard' })
  })
})

test('an activity that asks for nothing is accepted and answered by nothing', async () => {
  for (const type of [
    'typing',
    'messageReaction',
    'event',
    'endOfConversation',
    'handoff',
    'invokeResponse',
    'trace',
  ]) {
    const { status, text } = await server.post(server.activity({ type, deliveryMode: undefined }))
    expect([type, status, text]).toEqual([type, 200, ''])
  }
})

test('after all that the next person is greeted', async () => {
  const { status, text } = await server.post(message({ conversation: { id: 'another-chat' } }))
  expect(status).toBe(200)
  expect(text).toContain('may be kept and searched by your employer')
})

describe('who may use it', () => {
  test('nobody where there are no credentials: the address does not exist', async () => {
    const closed = createServer({
      directLine: {} as never,
      content: () => realContent,
      widget: { 'widget.js': '', 'chat.js': '', 'page.css': '' },
      program: { version: '0', build: 'test' },
      publicUrl: undefined,
      allowedOrigins: [],
      maximumBodyBytes: 65_536,
      logger: pino({ level: 'silent' }),
    })
    const port = await closed.listen(0)
    const { status } = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', body: '{}' })
    expect(status).toBe(404)
    await closed.close()
  })

  test.each<[string, Record<string, string>]>([
    ['a proxy passes it on', { 'X-Forwarded-For': '203.0.113.1' }],
    ['a proxy says so in the standard header', { Forwarded: 'for=203.0.113.1' }],
    ['a page in a browser sends it', { Origin: 'http://localhost:1234' }],
  ])('on loopback nobody when %s', async (_, headers) => {
    const open = await startTeamsServer({ loopbackOnly: true })
    expect((await open.post(open.activity({ type: 'message', text: 'hi' }), headers)).status).toBe(404)
    expect((await open.post(open.activity({ type: 'message', text: 'hi' }))).status).toBe(200)
    await open.close()
  })
})

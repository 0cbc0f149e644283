import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { sessionSchema } from '../../src/conversation/Session.ts'
import type { SessionStore } from '../../src/conversation/SessionStore.ts'
import { aConversation, answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

const { phrases } = realContent

test('the first view greets, says who can see, and asks where the person works', async () => {
  const { view } = await aConversation().join()
  const text = view.paragraphs.map((line) => line.text).join(' ')
  expect(text).toContain('Anytown Hospitals NHS Trust runs this service')
  expect(text).toContain('automated')
  expect([view.place, view.question?.id]).toStrictEqual(['location', 'location'])
  expect(view.help.text).toContain('999')
})

test('words typed as the very first message greet too', async () => {
  const { type } = aConversation()
  expect((await type('hello there')).view).toMatchObject({ place: 'location', notices: [] })
})

test('taps lead from the greeting to the results', async () => {
  const { join, tap } = aConversation()
  await join()
  await tap(answer('location', 'wales'))
  await tap(answer('training', 'gp'))
  await tap(answer('issues', 'mental-health'))
  const { view } = await tap(answer('urgency', 'urgent'))
  expect(view.place).toBe('results')
  expect(view.lists[0]?.cards[0]).toMatchObject({
    id: 'bma-counselling',
    contacts: expect.arrayContaining([expect.objectContaining({ text: '0330 123 1245' })]),
  })
})

test('typed labels, ids and numbers answer, whatever their case', async () => {
  const { join, type, session } = aConversation()
  await join()
  await type('northern ireland')
  await type('7')
  await type('MORE THAN ONE OF THESE')
  await type('1, 5 and 8')
  await type('not-urgent')
  expect((await session())?.answers).toStrictEqual({
    location: 'northern-ireland',
    training: 'consultant',
    issues: ['addiction', 'career', 'money'],
    urgency: 'not-urgent',
  })
})

test.each([
  ['urgent help', 'emergency'],
  ['privacy', 'privacy'],
  ['Help', 'help'],
  ['something is wrong here', 'something-is-wrong'],
  ['change', 'change'],
  ['start again', 'location'],
  ['show what there is now', 'results'],
  ['skip', 'issues'],
  ['stop', 'cleared'],
])('%s is a command at any time', async (text, place) => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'wales'))
  expect((await type(text)).view.place).toBe(place)
})

test('words that are not understood keep the question and every answer, and say so', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'wales'))
  const { view } = await type('florble')
  expect(view).toMatchObject({ place: 'training', notices: [phrases.notices.notUnderstood] })
  expect(await session()).toMatchObject({ answers: { location: 'wales' }, notUnderstood: 1 })
  await type('gp')
  expect((await session())?.notUnderstood).toBe(0)
})

test('a text that is too long is refused politely and the place kept', async () => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'wales'))
  expect((await type('a'.repeat(1_000_000))).view).toMatchObject({
    place: 'training',
    notices: [phrases.notices.tooLong],
  })
})

test('what is typed is nowhere in the session or the view', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'wales'))
  const result = await type('florblewort')
  expect(JSON.stringify([result, await session()])).not.toContain('florblewort')
})

test('a tap that comes twice, late or out of order is kept and never errs', async () => {
  const { tap, session } = aConversation()
  await tap(answer('urgency', 'urgent'))
  await tap(answer('urgency', 'urgent'))
  await tap(answer('location', 'wales'))
  await tap(answer('training', 'gp'))
  await tap(answer('location', 'scotland'))
  expect(await session()).toMatchObject({
    place: 'issues',
    answers: { location: 'scotland', training: 'gp', urgency: 'urgent' },
  })
})

test('a delivery that comes twice is answered once', async () => {
  const { turn, session } = aConversation()
  const tapped = { kind: 'tapped', tap: answer('location', 'wales'), contentVersion: undefined } as const
  expect(await turn(tapped, 'same')).toMatchObject({ repeated: false })
  expect(await turn(tapped, 'same')).toMatchObject({ repeated: true, view: { place: 'training' } })
  expect((await session())?.turn).toBe(1)
})

test('a delivery that began a session and comes again, because its answer was lost, is told again that earlier answers are gone', async () => {
  const { turn, tap } = aConversation()
  const tapped = { kind: 'tapped', tap: answer('training', 'gp'), contentVersion: undefined } as const
  for (const repeated of [false, true])
    expect(await turn(tapped, 'same')).toMatchObject({ repeated, view: { notices: [phrases.notices.newSession] } })
  await tap(answer('location', 'wales'))
  expect((await turn(tapped, 'same')).view.notices).toStrictEqual([])
})

test('a tap after the session was lost is applied to a new one, and the person is told once', async () => {
  const { tap } = aConversation()
  const { view } = await tap(answer('training', 'gp'))
  expect(view).toMatchObject({ place: 'location', notices: [phrases.notices.newSession] })
  expect((await tap(answer('location', 'wales'))).view).toMatchObject({ place: 'issues', notices: [] })
})

test('"my life is in danger" brings emergency help first, also as the first tap after a session was lost, and typed', async () => {
  const tapped = await aConversation().tap(answer('urgency', 'emergency'))
  expect(tapped.view).toMatchObject({ place: 'emergency', notices: [phrases.notices.newSession] })
  expect(tapped.view.emergency?.lines[0]?.text).toContain('999')
  const { join, type, session } = aConversation()
  await join()
  const typed = await type('Scotland, consultant, now, life in danger')
  expect(typed.view.emergency).toBeDefined()
  expect(await session()).toMatchObject({ answers: { location: 'scotland' }, returnTo: 'issues' })
})

test('a tap from an older content version gets the current view and a word about it', async () => {
  const { join, tap } = aConversation()
  await join()
  const { view } = await tap(answer('location', 'wales'), 'older')
  expect(view).toMatchObject({
    place: 'training',
    contentVersion: realContent.version,
    notices: [phrases.notices.changedSince],
  })
})

test('a tap that names an option or service that is gone leads on without an error', async () => {
  const { join, tap, session } = aConversation()
  await join()
  expect((await tap(answer('location', 'atlantis'))).view.place).toBe('location')
  expect((await tap(command('show-service', 'gone'))).view.place).toBe('results')
  expect((await tap(command('show-service', '__proto__'))).view.place).toBe('results')
  expect((await session())?.answers).toStrictEqual({})
})

test('a place that no longer exists becomes the first question not yet asked', async () => {
  const { tap, sessions, session, type } = aConversation()
  await tap(answer('location', 'wales'))
  const stored = await sessions.read('key of one')
  await sessions.write('key of one', { ...stored!.session, place: 'abolished' }, stored!.version)
  expect((await type('florble')).view.place).toBe('training')
  expect(await session()).toMatchObject({ place: 'training' })
})

test('clear deletes the session and ends the conversation', async () => {
  const { tap, session } = aConversation()
  await tap(answer('location', 'wales'))
  expect(await tap(command('clear'))).toMatchObject({ ended: true, view: { place: 'cleared' } })
  expect(await session()).toBeUndefined()
  expect((await tap(command('start-again'))).view).toMatchObject({ place: 'location', notices: [] })
})

test('two taps at once both hold', async () => {
  const { join, tap, session } = aConversation()
  await join()
  await Promise.all([tap(answer('location', 'wales')), tap(answer('training', 'gp')), tap(answer('urgency', 'urgent'))])
  expect((await session())?.answers).toStrictEqual({ location: 'wales', training: 'gp', urgency: 'urgent' })
})

test.each([
  ['clears', (sessions: SessionStore) => sessions.delete('key of one', [])],
  ['leaves', (sessions: SessionStore) => sessions.end('key of one')],
])('a tap that is under way while the person %s elsewhere brings nothing back', async (_, leave) => {
  const sessions = createMemorySessionStore({ maximumSessions: 1, now: () => new Date() })
  let before = async () => {}
  const raced: SessionStore = { ...sessions, write: async (...how) => (await before(), sessions.write(...how)) }
  const { join, tap, session } = aConversation({ sessions: raced })
  await join()
  before = async () => leave(sessions)
  expect(await tap(answer('location', 'wales'))).toMatchObject({ ended: true, view: { place: 'cleared' } })
  expect(await session()).toBeUndefined()
})

test('a delivery that comes again after the session was cleared is not taken again', async () => {
  const { turn, tap, session } = aConversation()
  const delivered = { kind: 'tapped', tap: answer('location', 'wales'), contentVersion: undefined } as const
  await turn(delivered, 'delivery')
  await tap(command('clear'))
  expect(await turn(delivered, 'delivery')).toMatchObject({ repeated: true, ended: true })
  expect(await session()).toBeUndefined()
})

test('a store that fails makes the turn fail, so that nothing is acknowledged that is not kept', async () => {
  const sessions = createMemorySessionStore({ maximumSessions: 1, now: () => new Date() })
  const broken: SessionStore = { ...sessions, write: async () => Promise.reject(new Error('down')) }
  await expect(aConversation({ sessions: broken }).join()).rejects.toThrow('down')
})

test('a session holds what its schema lists and nothing else', async () => {
  const { tap, session } = aConversation()
  await tap(answer('issues', 'money', 'career'))
  await tap(command('show-results'))
  await tap(command('show-service', 'samaritans'))
  expect(sessionSchema.safeParse(await session())).toMatchObject({ success: true })
})

import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import type { Service } from '../../src/catalog/schema.ts'
import { eventOf } from '../../src/conversation/eventOf.ts'
import { leadsFor } from '../../src/conversation/leadsFor.ts'
import { namedTap } from '../../src/conversation/namedTap.ts'
import { numberedButtons } from '../../src/conversation/numberedButtons.ts'
import { sayWhatReplaced } from '../../src/conversation/sayWhatReplaced.ts'
import { sessionLifetimeSeconds } from '../../src/conversation/SessionStore.ts'
import { begin, type Position } from '../../src/triage/machine.ts'
import type { Tap } from '../../src/triage/View.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { aConversation, answer, command } from '../support/aConversation.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

const { phrases } = realContent
const now = new Date('2026-11-24T10:00:00Z')

test.each<[string, Tap, unknown]>([
  ['an answer', answer('training', 'gp'), { type: 'answer.training.gp' }],
  ['no answer', answer('training', 'skipped'), { type: 'answer.training.skipped' }],
  ['an option that is gone', answer('training', 'druid'), undefined],
  ['an option of another question', answer('training', 'wales'), undefined],
  ['two answers where one counts', answer('training', 'druid', 'gp', 'sas'), { type: 'answer.training.gp' }],
  ['one issue', answer('issues', 'money'), { type: 'answer.issues.money' }],
  ['one issue that is known', answer('issues', 'boredom', 'money'), { type: 'answer.issues.money' }],
  [
    'several issues, each once and in order',
    answer('issues', 'money', 'career', 'money'),
    { type: 'answer-several', issues: ['career', 'money'] },
  ],
  ['issues beside no answer', answer('issues', 'skipped', 'money'), { type: 'answer-several', issues: ['money'] }],
  ['no answer twice', answer('issues', 'skipped', 'skipped'), { type: 'answer-several', issues: 'skipped' }],
  ['a change', command('change-answer'), { type: 'change-answer' }],
  ['a change of one answer', command('change-answer', 'urgency'), { type: 'change.urgency' }],
  ['a change of what is no question', command('change-answer', 'weather'), { type: 'change-answer' }],
  ['a service', command('show-service', 'samaritans'), { type: 'show-service', service: 'samaritans' }],
  ['no service', command('show-service'), { type: 'show-results' }],
  ['where somebody is', command('i-am-here', 'wales'), { type: 'i-am-here', location: 'wales' }],
  ['nowhere', command('i-am-here', 'atlantis'), { type: 'urgent-help' }],
  ['a place left out', command('i-am-here'), { type: 'urgent-help' }],
  ['a command', command('privacy'), { type: 'privacy' }],
])('a tap on %s is an event of the machine, or none', (_, tap, event) => {
  expect(eventOf(realContent, tap)).toStrictEqual(event)
})

describe('a reply that names buttons', () => {
  const at = (place: 'location' | 'issues-several' | 'results' | 'privacy') =>
    viewOf(realContent, { ...begin(), place, resultsShown: place === 'results' }, now, [])
  const named = (place: Parameters<typeof at>[0], text: string) => namedTap(at(place), phrases.typed, text)

  test.each([
    ['location', '2', answer('location', 'england-outside-london')],
    ['location', 'wales', answer('location', 'wales')],
    ['location', 'Skip!', answer('location', 'skipped')],
    ['location', '?', command('help')],
    ['location', ' ? ', command('help')],
    ['location', '1, 2', undefined],
    ['issues-several', '1, 2', answer('issues', 'addiction', 'mental-health')],
    ['issues-several', '1', answer('issues', 'addiction')],
    ['issues-several', '1, urgent help', undefined],
    ['issues-several', 'urgent help, 1', undefined],
    ['privacy', 'skip', undefined],
    ['privacy', 'start over', command('start-again')],
  ] as const)('at %s, %j', (place, text, tap) => {
    expect(named(place, text)).toStrictEqual(tap)
  })

  test('the buttons are numbered as they stand: services and what is asked of them once each, then the actions, urgent help last', () => {
    const view = viewOf(
      realContent,
      { ...begin(), place: 'results', resultsShown: true, answers: { training: 'family-or-partner' } },
      now,
      [],
    )
    const ids = numberedButtons(view).map(({ id }) => id)
    const services = view.lists.flatMap(({ cards, asks }) => [
      ...cards.map(({ id }) => `service-${id}`),
      ...asks.map(({ id }) => id),
    ])
    expect(ids).toStrictEqual([...new Set(services), ...view.actions.map(({ id }) => id), 'urgent-help'])
    expect(new Set(services).size).toBeLessThan(services.length)
    expect(
      numberedButtons(at('location'))
        .slice(0, 7)
        .map(({ id }) => id),
    ).toStrictEqual(
      at('location')
        .question?.choices.slice(0, 7)
        .map(({ id }) => id),
    )
  })
})

describe('the first words of a session', () => {
  const first = async (text: string) => {
    const { type, session } = aConversation()
    const { view } = await type(text)
    return { place: view.place, notices: view.notices, answers: (await session())?.answers }
  }

  test.each([
    [
      'an answer is kept, and that earlier ones are not is said',
      'Wales',
      'training',
      [phrases.notices.perhapsNew],
      { location: 'wales' },
    ],
    ['a number may belong to an earlier page', ' 7 ', 'location', [phrases.notices.perhapsNew], {}],
    ['what is not understood greets', 'florble wibble', 'location', [], {}],
    ['so may a number with a full stop', '2.', 'location', [phrases.notices.perhapsNew], {}],
    ['so may several', '1, 2 and 3', 'location', [phrases.notices.perhapsNew], {}],
    ['999 is no number of a button', '999', 'emergency', [], {}],
    ['a command is followed', 'privacy', 'privacy', [], {}],
  ])('%s', async (_, text, place, notices, answers) => {
    expect(await first(text)).toStrictEqual({ place, notices, answers })
  })

  test('the number of a service is not taken for that of a button', async () => {
    for (const number of ['116123', '116 123']) expect((await first(number)).notices.join()).toContain('Samaritans')
  })

  test('a cry for help brings emergency help and nothing before it', async () => {
    expect(await first('i want to die, i am in wales')).toStrictEqual({
      place: 'emergency',
      notices: [],
      answers: { location: 'wales', urgency: 'emergency' },
    })
  })
})

test('whoever joins is told that answers may be gone where they were here before, and nothing is left', async () => {
  const { turn, tap, join } = aConversation()
  const back = { kind: 'joined', isBack: true } as const
  expect((await aConversation().join()).view.notices).toStrictEqual([])
  expect((await turn(back)).view.notices).toStrictEqual([phrases.notices.perhapsNew])
  await tap(answer('location', 'wales'))
  expect((await turn(back)).view).toMatchObject({ place: 'training', notices: [] })
  expect((await join()).view).toMatchObject({ place: 'training', notices: [] })
})

describe('a tap as the first of a session', () => {
  test.each([
    ['an answer says that earlier ones are gone', answer('training', 'gp'), undefined, [phrases.notices.newSession]],
    ['the first answer, that they may be', answer('location', 'wales'), undefined, [phrases.notices.perhapsNew]],
    ['so does a page', command('privacy'), undefined, [phrases.notices.perhapsNew]],
    ['clearing needs nothing earlier either', command('clear'), undefined, []],
    ['starting again needs nothing earlier', command('start-again'), undefined, []],
    [
      'from an older page it is told both',
      answer('training', 'gp'),
      'older',
      [phrases.notices.newSession, phrases.notices.changedSince],
    ],
  ] as const)('%s', async (_, tap, contentVersion, notices) => {
    const { turn } = aConversation()
    expect((await turn({ kind: 'tapped', tap, contentVersion })).view.notices).toStrictEqual(notices)
  })
})

describe('words that follow a change of the content', () => {
  test.each(['7', ' 1, 2 ', '1 2', '12.', '1 and 2', '3)'])(
    '%j counts for nothing, as it may stand for another line now',
    async (text) => {
      const { type, tap, changeContent, session } = aConversation()
      await tap(answer('location', 'wales'))
      changeContent({ ...realContent, version: 'after' })
      expect((await type(text)).view).toMatchObject({ place: 'training', notices: [phrases.notices.changedSince] })
      const { answers, notUnderstood } = (await session())!
      expect([answers, notUnderstood]).toStrictEqual([{ location: 'wales' }, 0])
    },
  )
})

test.each([
  ['several issues', 'drinking too much and money worries', { issues: ['addiction', 'money'] }],
  ['one issue', 'drinking too much', { issues: ['addiction'] }],
])('words give %s', async (_, text, answers) => {
  const { join, type, session } = aConversation()
  await join()
  await type(text)
  expect((await session())?.answers).toStrictEqual(answers)
})

test('"pass" where a question is open skips it, and elsewhere it is not understood', async () => {
  const { join, tap, type, session } = aConversation()
  await join()
  await type('id rather not say')
  expect((await session())?.answers).toStrictEqual({ location: 'skipped' })
  expect((await type('id rather not say')).view).toMatchObject({ place: 'issues', notices: [] })
  await tap(command('privacy'))
  expect((await type('id rather not say')).view).toMatchObject({
    place: 'privacy',
    notices: [phrases.notices.notUnderstood],
  })
})

test('what is asked on the results is answered by words where it was asked', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'london'))
  await tap(command('show-results'))
  await tap(command('change-answer', 'specialty'))
  expect((await type('i am in psychiatry')).view.place).toBe('results')
  expect((await session())?.answers).toStrictEqual({ location: 'london', specialty: 'psychiatry' })
})

test('words in another language are answered in it beside what they answer, with the numbers of the place', async () => {
  const { tap, type, changeContent } = aConversation()
  await tap(answer('location', 'wales'))
  expect((await type('potrzebuję pomocy')).view).toMatchObject({ place: 'training' })
  const { understanding } = realContent
  changeContent({ ...realContent, understanding: { ...understanding, languageLines: new Map() } })
  expect((await type('potrzebuję pomocy')).view.notices).toStrictEqual([phrases.notices.notUnderstood])
})

test('emergency help begins with nothing for a category that is not there', () => {
  expect(leadsFor(realContent, begin(), 'none')).toStrictEqual([])
})

test.each<[string, string, Partial<Position>, readonly string[]]>([
  ['anywhere in the UK', 'a', { answers: { location: 'wales' } }, ['999', '111', 'A&E', 'Press 55', 'Stay']],
  ['where nobody knows', 'a', {}, ['999', '111', 'A&E', 'Press 55', 'Stay']],
  ['abroad', 'a', { answers: { location: 'outside-uk' } }, ['Stay']],
  ['abroad now', 'a', { answers: { location: 'wales' }, hereNow: 'outside-uk' }, ['Stay']],
  ['on the islands', 'a', { answers: { location: 'crown-dependencies' } }, ['999', 'Press 55', 'Stay']],
  ['for a colleague', 'a', { answers: { training: 'colleague' } }, ['Them', '999', '111', 'A&E', 'Press 55', 'Stay']],
  ['for a colleague in danger', 'someone-else', { answers: { training: 'colleague' } }, ['Them']],
  ['for somebody else', 'someone-else', { answers: { training: 'gp' } }, ['Them']],
])('emergency help %s begins with what can be done there', (_, category, more, leads) => {
  const categories = [
    { id: 'a', name: 'A', leads: ['999', '111', 'A&E', 'Press 55', 'Stay'] },
    { id: 'someone-else', name: 'B', leads: ['Them'] },
  ]
  const content = { ...realContent, understanding: { ...realContent.understanding, categories } }
  expect(leadsFor(content, { ...begin(), ...more }, category)).toStrictEqual(leads)
})

test('whoever carries on from a cry for help is asked again what it left open', async () => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'wales'))
  await tap(command('change-answer', 'location'))
  expect((await type('i want to die, i am an F2')).view.place).toBe('emergency')
  expect((await tap(command('carry-on'))).view.place).toBe('location')
})

test('that ways without phoning come first is said only where they are not seen', async () => {
  const said = async (...before: readonly Tap[]) => {
    const { join, tap } = aConversation()
    await join()
    for (const each of before) await tap(each)
    return (await tap(command('without-phoning'))).view.notices
  }
  const { withoutPhoning } = phrases.notices
  expect(await said()).toStrictEqual([withoutPhoning])
  expect(await said(command('privacy'))).toStrictEqual([withoutPhoning])
  for (const where of [
    command('show-results'),
    command('show-more'),
    command('urgent-help'),
    command('show-service', 'samaritans'),
  ])
    expect(await said(where)).toStrictEqual([])
})

test('the service on show stays on show', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'wales'))
  await tap(command('show-service', 'samaritans'))
  expect((await type('florble wibble')).view).toMatchObject({ place: 'service', heading: 'Samaritans' })
  expect(await session()).toMatchObject({ place: 'service', service: 'samaritans' })
})

test('emergency help says nothing twice, whatever it begins with', async () => {
  for (const words of ['i want to die', 'i have just taken an overdose', 'he is going to kill me']) {
    const { tap, type } = aConversation()
    await tap(answer('location', 'wales'))
    const lines = (await type(words)).view.emergency?.lines.map(({ text }) => text) ?? []
    expect(lines).toStrictEqual([...new Set(lines)])
    expect(lines.length).toBeGreaterThan(4)
  }
})

test('a session ends 24 hours after the last turn, as Privacy says', () => {
  expect(sessionLifetimeSeconds).toBe(86_400)
})

test.each(['bye for now', 'stop chatting'])('%j ends the conversation and nothing is kept', async (text) => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'wales'))
  expect(await type(text)).toMatchObject({ ended: true, view: { place: 'cleared', notices: [] } })
  expect(await session()).toBeUndefined()
})

test('a text of 20,000 characters is read, and not one more', async () => {
  const { join, type } = aConversation()
  await join()
  expect((await type('x'.repeat(20_001))).view.notices).toStrictEqual([phrases.notices.tooLong])
  expect((await type('x'.repeat(20_000))).view.notices).not.toStrictEqual([phrases.notices.tooLong])
})

test('where somebody is now stays known for emergency help, and answers nothing', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'wales'))
  await tap(command('i-am-here', 'outside-uk'))
  expect((await type('florble wibble')).view.help.text).not.toContain('999')
  expect(await session()).toMatchObject({ hereNow: 'outside-uk', answers: { location: 'wales' } })
})

describe('a service that is asked for by its number or its name', () => {
  const said = (text: string, ...services: readonly Service[]) =>
    sayWhatReplaced({ ...realContent, catalog: catalogOf(services) }, begin(), text).map(
      (notice) => notice.split(' is on this list')[0],
    )
  const quiet = (name: string, contacts?: unknown) => aService('quiet', { name, ...(contacts ? { contacts } : {}) })
  const long = `Quiet line${' for every doctor'.repeat(6)}`

  test.each([
    ['a number to phone', '0330 123 1245', [{ kind: 'phone', value: '0330 123 1245' }]],
    ['a number to text', '85258', [{ kind: 'text', value: '85258' }]],
    [
      'the second of its numbers',
      '0330 123 1246',
      ['5', '6'].map((end) => ({ kind: 'phone', value: `0330 123 124${end}` })),
    ],
  ])('is named for %s', (_, text, contacts) => {
    expect(said(`is it ${text}?`, quiet('Quiet line', contacts))).toStrictEqual(['Quiet line'])
  })

  test.each(['(0330) 123 1245', '0330-123-1245', '0330.123.1245', '0044 330 123 1245', '+44 (0)330 123 1245'])(
    'is named for its number written as %s',
    (text) => {
      expect(said(text, quiet('Quiet line'))).toStrictEqual(['Quiet line'])
    },
  )

  test('is given with what to know of its number, and what to use instead', () => {
    const unsure = aService('quiet', {
      name: 'Quiet line',
      contacts: [{ kind: 'phone', value: '0330 123 1245', status: 'unconfirmed', note: 'Ask for Ann.' }],
      evidence: [{ source: 'a list', date: 'about 2015', grade: 'C' }],
    })
    const content = { ...realContent, catalog: catalogOf([unsure]) }
    const { line } = realContent.emergency.texts.find(({ locations }) => locations.includes('wales' as never))!
    expect(sayWhatReplaced(content, { ...begin(), answers: { location: 'wales' } }, 'quiet line')).toStrictEqual([
      `Quiet line is on this list. Phone: 0330 123 1245. Ask for Ann. This number comes from a list of about 2015. We could not check it. ${line}`,
    ])
  })

  test.each(['10330 123 1245', '0330 123 12456', '0330 123'])('is not named for %s, which is another', (text) => {
    expect(said(text, quiet('Quiet line'))).toStrictEqual([])
  })

  test('is named as serving elsewhere where it does not serve where somebody is', () => {
    const content = {
      ...realContent,
      catalog: catalogOf([aService('quiet', { name: 'Quiet line', forWhom: { location: ['wales'] } })]),
    }
    const there = (location: 'wales' | 'scotland') =>
      sayWhatReplaced(content, { ...begin(), answers: { location } }, 'quiet line').join()
    expect(there('scotland')).toBe('Quiet line is on this list, but does not serve where you are.')
    expect(there('wales')).toBe('Quiet line is on this list. Phone: 0330 123 1245.')
  })

  test('is not named for figures in an address that is no number', () => {
    const contacts = [{ kind: 'web', value: 'https://example.org/03301231245' }]
    expect(said('0330 123 1245', quiet('Quiet line', contacts))).toStrictEqual([])
  })

  test.each([
    ['of ten letters with a slip', 'Quiet line', 'quiet lime', ['Quiet line']],
    ['of nine letters as it is', 'Quiet men', 'quiet men', ['Quiet men']],
    ['of nine letters with a slip', 'Quiet men', 'quiet man', []],
    ['of one word with a slip', 'Quietlinesupport', 'quietlinesuport', []],
    [
      'of a hundred letters with a slip',
      long.slice(0, 100),
      long.slice(0, 100).replace('line', 'lime'),
      [long.slice(0, 100)],
    ],
    ['of more than a hundred letters as it is', long, long.toLowerCase(), [long]],
    ['of more than a hundred letters with a slip', long, long.replace('line', 'lime'), []],
  ])('a name %s', (_, name, text, names) => {
    expect(said(text, quiet(name))).toStrictEqual(names)
  })
})

test('of two services of one name that of the trust is named last, and one that is closed not at all', () => {
  const named = (id: string, more: Record<string, unknown> = {}) =>
    aService(id, { name: id, alsoKnownAs: ['Quiet Line'], ...more })
  const said = (...services: readonly Service[]) =>
    sayWhatReplaced({ ...realContent, catalog: catalogOf(services) }, begin(), 'quiet line').map(
      (notice) => notice.split(' is on')[0],
    )
  expect(said({ ...named('a'), isLocal: true }, named('b'))).toStrictEqual(['b', 'a'])
  expect(said(named('a'), { ...named('b'), isLocal: true })).toStrictEqual(['a', 'b'])
  const own = (id: string) => ({ ...named(id), isLocal: true as const })
  expect(said(own('a'), named('b'), own('c'), named('d'))).toStrictEqual(['b', 'd', 'a', 'c'])
  expect(said(named('a', { status: 'closed' }), named('b', { status: 'unconfirmed' }))).toStrictEqual(['b'])
  expect(said(named('a', { status: 'superseded', supersededBy: 'b' }))).toStrictEqual([])
})

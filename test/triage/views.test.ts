import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { facets, ukLocations, type Answers } from '../../src/facets.ts'
import { discreetContent } from '../../src/triage/discreetContent.ts'
import { failureView } from '../../src/triage/failureView.ts'
import { fill, join, writeDate, writeTime } from '../../src/triage/fill.ts'
import { begin, type Position } from '../../src/triage/machine.ts'
import type { Place } from '../../src/triage/places.ts'
import { listReasons } from '../../src/triage/views/writeReasons.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

const { phrases, flow } = realContent
const now = new Date('2026-11-24T10:00:00Z')
/** What stands at a place, made for this call: the views of questions are kept with their content. */
const view = (place: Place, more: Partial<Position> = {}, content = { ...realContent }) =>
  viewOf(content, { ...begin(), place, ...more }, now, [])
const actionsOf = (place: Place, more: Partial<Position> = {}) => view(place, more).actions.map(({ id }) => id)
const optionsOf = (facet: string) => flow.questions.find(({ id }) => id === facet)?.options ?? []

test('the greeting leads to somebody else’s help, the results and privacy, and deletes nothing there is not', () => {
  expect(view('location')).toMatchObject({
    contentVersion: realContent.version,
    place: 'location',
    heading: phrases.greeting.heading,
    notices: [],
    lists: [],
    closing: [],
  })
  expect(actionsOf('location')).toStrictEqual(['someone-else', 'show-results', 'privacy', 'clear'])
  expect(view('location').paragraphs).toStrictEqual(
    phrases.greeting.paragraphs.map((text) => ({ text: text.replaceAll('{trust}', realContent.trust) })),
  )
  expect(JSON.stringify(view('location').paragraphs)).not.toContain('{trust}')
})

test('a question is one object for all who stand alike, and another for those who do not, or whose content is another', () => {
  const training = (answers: Answers, more: Partial<Position> = {}, content = realContent) =>
    view('training', { answers, ...more }, content)
  const standing = training({ location: 'wales' })
  expect(training({ location: 'wales', issues: 'skipped' })).toBe(standing)
  expect(training({ location: 'scotland' }, { hereNow: 'wales' })).toBe(standing)
  expect(training({ location: 'scotland' })).not.toBe(standing)
  expect(training({ location: 'wales' }, {}, { ...realContent })).not.toBe(standing)
  expect(view('issues', { answers: { location: 'wales' } }, realContent)).not.toBe(standing)
})

test.each<[string, Place, Partial<Position>, readonly string[]]>([
  [
    'a later question',
    'training',
    { answers: { location: 'wales' } },
    ['show-results', 'back', 'change-answer', 'start-again', 'privacy', 'clear'],
  ],
  [
    'the first question again',
    'location',
    { answers: { location: 'wales' } },
    ['show-results', 'change-answer', 'start-again', 'privacy', 'clear'],
  ],
  ['a question after the results', 'training', { resultsShown: true }, ['start-again', 'privacy', 'clear']],
  ['the first question after the results', 'location', { resultsShown: true }, ['start-again', 'privacy', 'clear']],
  ['several issues', 'issues-several', {}, ['show-results', 'skipped', 'back', 'privacy', 'clear']],
  ['other issues', 'issues-something-else', {}, ['show-results', 'back', 'privacy', 'clear']],
  ['who is asking', 'someone-else', {}, ['show-results', 'back', 'privacy', 'clear']],
  [
    'the results',
    'results',
    { resultsShown: true },
    ['show-more', 'without-phoning', 'back', 'start-again', 'privacy', 'clear'],
  ],
  [
    'the results without phoning',
    'results',
    { resultsShown: true, withoutPhoning: true },
    ['show-more', 'with-phoning', 'back', 'start-again', 'privacy', 'clear'],
  ],
  [
    'more results',
    'more-results',
    { resultsShown: true },
    ['show-results', 'without-phoning', 'back', 'start-again', 'privacy', 'clear'],
  ],
  [
    'a service',
    'service',
    { resultsShown: true, service: 'samaritans' },
    ['show-results', 'back', 'start-again', 'privacy', 'clear'],
  ],
  ['emergency help', 'emergency', {}, ['carry-on', 'without-phoning', 'somewhere-else', 'privacy', 'clear']],
  [
    'emergency help without phoning',
    'emergency',
    { withoutPhoning: true },
    ['carry-on', 'with-phoning', 'somewhere-else', 'privacy', 'clear'],
  ],
  ['privacy', 'privacy', {}, ['carry-on', 'help', 'who-made-this', 'something-is-wrong', 'clear']],
  ['help', 'help', {}, ['carry-on', 'who-made-this', 'something-is-wrong', 'privacy', 'clear']],
  ['who made this', 'who-made-this', {}, ['carry-on', 'help', 'something-is-wrong', 'privacy', 'clear']],
  ['something is wrong', 'something-is-wrong', {}, ['carry-on', 'help', 'privacy', 'clear']],
  [
    'a change',
    'change',
    { answers: { urgency: 'urgent', location: 'skipped' } },
    ['change-location', 'change-urgency', 'carry-on', 'start-again', 'privacy', 'clear'],
  ],
  ['nothing kept', 'cleared', {}, ['start-again', 'privacy']],
])('the buttons at %s', (_, place, more, expected) => {
  expect(actionsOf(place, more)).toStrictEqual(expected)
})

test.each<[Place, string]>([
  ['emergency', phrases.emergency.heading],
  ['somewhere-else', phrases.emergency.somewhereElse],
  ['privacy', phrases.privacy.heading],
  ['help', phrases.help.heading],
  ['who-made-this', phrases.whoMadeThis.heading],
  ['something-is-wrong', phrases.somethingIsWrong.heading],
  ['change', phrases.change.heading],
  ['cleared', phrases.cleared.heading],
  ['results', phrases.results.heading],
  ['more-results', phrases.results.headingMore],
])('%s has its own heading', (place, heading) => {
  expect(view(place).heading).toBe(heading)
})

test('the button to change an answer carries the question, and those of places where somebody is', () => {
  const [change] = view('change', { answers: { urgency: 'urgent' } }).actions
  const label = flow.questions.find(({ id }) => id === 'urgency')?.label
  expect(change).toStrictEqual({
    id: 'change-urgency',
    label,
    tap: { kind: 'command', command: 'change-answer', about: 'urgency' },
  })
  expect(
    view('somewhere-else')
      .actions.slice(0, -2)
      .map(({ id, label: said, tap }) => [id, said, tap]),
  ).toStrictEqual([
    ...optionsOf('location').map(({ id, label: said }) => [
      id,
      said,
      { kind: 'command', command: 'i-am-here', about: id },
    ]),
    ['carry-on', phrases.buttons.carryOn, { kind: 'command', command: 'carry-on' }],
  ])
  expect(view('emergency').actions[1]?.label).toBe(phrases.buttons.cannotPhone)
})

describe('the pages to read', () => {
  test('name the trust, and privacy says whether the wording is approved', () => {
    const texts = (place: Place, content = realContent) => view(place, {}, content).paragraphs.map(({ text }) => text)
    const filled = (all: readonly string[]) => all.map((text) => text.replaceAll('{trust}', realContent.trust))
    expect(texts('help')).toStrictEqual(filled(phrases.help.paragraphs))
    expect(texts('who-made-this')).toStrictEqual(filled(phrases.whoMadeThis.paragraphs))
    expect(texts('privacy')).toStrictEqual([...filled(phrases.privacy.paragraphs), phrases.approval.none])
    const approval = { role: 'clinical safety officer', date: '2026-11-20' }
    expect(texts('privacy', { ...realContent, approval: { kind: 'approved', ...approval } }).at(-1)).toBe(
      'The wording was approved by the clinical safety officer on 20 November 2026.',
    )
    expect(texts('privacy', { ...realContent, approval: { kind: 'changed', ...approval } }).at(-1)).toContain(
      'has changed since',
    )
    expect(texts('cleared')).toStrictEqual([phrases.cleared.paragraph])
    expect(texts('change')).toStrictEqual([phrases.change.paragraph])
  })

  test.each([
    [undefined, undefined],
    ['safety@example.nhs.uk', { text: 'safety@example.nhs.uk', href: 'mailto:safety@example.nhs.uk' }],
    ['020 7946 0000', { text: '020 7946 0000', href: 'tel:+442079460000' }],
    ['https://example.org/tell', { text: 'https://example.org/tell', href: 'https://example.org/tell' }],
    ['the wellbeing office', { text: 'the wellbeing office' }],
  ])('say whom to tell that something is wrong: %s', (safetyContact, line) => {
    const { paragraphs } = view(
      'something-is-wrong',
      { answers: { location: 'outside-uk' } },
      { ...realContent, safetyContact },
    )
    const abroad = realContent.emergency.texts.find(({ locations }) => locations.includes('outside-uk' as never))
    expect(paragraphs.slice(0, 2).map(({ text }) => text)).toStrictEqual([
      abroad?.line,
      phrases.somethingIsWrong.notForHelp,
    ])
    const { tell, nobodyNamed } = phrases.somethingIsWrong
    const named = [{ text: fill(tell, { trust: realContent.trust }) }, line]
    expect(paragraphs.slice(2 + phrases.somethingIsWrong.paragraphs.length)).toStrictEqual(
      line === undefined ? [{ text: fill(nobodyNamed, { trust: realContent.trust }) }] : named,
    )
    expect(JSON.stringify(paragraphs)).not.toContain('{trust}')
  })
})

describe('a question', () => {
  const choices = (place: Place, more: Partial<Position> = {}) =>
    view(place, more).question?.choices.map(({ id }) => id)
  const under = optionsOf('issues')
    .filter(({ underSomethingElse }) => underSomethingElse === true)
    .map(({ id }) => id)
  const main = optionsOf('issues')
    .filter(({ underSomethingElse }) => underSomethingElse !== true)
    .map(({ id }) => id)

  test('has its options in order, and a way to skip it', () => {
    expect(choices('training')).toStrictEqual([...facets.training, 'skipped'])
    const [first, ...others] = view('training').question?.choices ?? []
    expect(first).toStrictEqual({
      id: 'medical-student',
      label: 'Medical student',
      tap: { kind: 'answer', question: 'training', options: ['medical-student'] },
    })
    expect(others.find(({ id }) => id === 'consultant')).not.toHaveProperty('hint')
    expect(others.find(({ id }) => id === 'sas')?.hint).toContain('Specialty doctor')
    expect(others.at(-1)).toMatchObject({
      label: phrases.buttons.skip,
      tap: { question: 'training', options: ['skipped'] },
    })
    expect(view('training').question).not.toHaveProperty('multiple')
  })

  test('about issues has three forms', () => {
    const question = flow.questions.find(({ id }) => id === 'issues')
    expect(choices('issues')).toStrictEqual([...main, 'something-else', 'more-than-one', 'skipped'])
    expect(view('issues').question).toMatchObject({ id: 'issues', label: question?.label, hint: question?.hint })
    expect(choices('issues-something-else')).toStrictEqual([...under, 'skipped'])
    expect(view('issues-something-else').question?.label).toBe(question?.somethingElse?.label)
    expect(choices('issues-several')).toStrictEqual(optionsOf('issues').map(({ id }) => id))
    expect(view('issues-several').question).toMatchObject({
      label: question?.several?.label,
      multiple: { submit: question?.several?.submit },
    })
    expect(
      view('issues')
        .question?.choices.slice(-3, -1)
        .map(({ label, tap }) => [label, tap]),
    ).toStrictEqual([
      [question?.somethingElse?.choose, { kind: 'command', command: 'something-else' }],
      [question?.several?.choose, { kind: 'command', command: 'more-than-one' }],
    ])
  })

  test('about the place is put differently to somebody who asks for a doctor, and so is who they are', () => {
    const question = flow.questions.find(({ id }) => id === 'location')
    for (const training of ['family-or-partner', 'colleague'] as const)
      expect(view('location', { answers: { training } }).question?.label).toBe(question?.forSomeoneElse?.label)
    expect(view('location', { answers: { training: 'gp' } }).question?.label).toBe(question?.label)
    expect(view('training', { answers: { training: 'colleague' } }).question?.label).toBe(
      flow.questions.find(({ id }) => id === 'training')?.label,
    )
    const who = view('someone-else')
    expect(who.heading).toBe(flow.questions.find(({ id }) => id === 'training')?.forSomeoneElse?.label)
    expect(who.question?.choices.map(({ id }) => id)).toStrictEqual(['family-or-partner', 'colleague'])
  })
})

describe('emergency help', () => {
  const textOf = (location: string) =>
    realContent.emergency.texts.find(
      ({ locations }) => locations === location || (Array.isArray(locations) && locations.includes(location as never)),
    )

  test.each([...facets.location, 'unknown'])('is that of %s, for oneself and for somebody else', (location) => {
    const answers: Answers = location === 'unknown' ? { location: 'skipped' } : { location: location as never }
    const text = textOf(location)
    const texts = (lines: readonly { text: string }[] = []) => lines.map((line) => line.text)
    const { emergency, help, closing, paragraphs } = view('emergency', { answers })
    expect(emergency).toMatchObject({ level: realContent.emergency.level, heading: text?.heading, when: text?.when })
    expect(texts(emergency?.lines)).toStrictEqual(texts(text?.lines))
    expect(texts(paragraphs)).toStrictEqual([phrases.emergency.withoutPhone, ...texts(text?.withoutPhone)])
    expect([help.text, help.button.id]).toStrictEqual([text?.line, 'urgent-help'])
    expect(texts(closing)).toStrictEqual([phrases.emergency.carryOn])
    const other = view('emergency', { answers: { ...answers, training: 'colleague' } })
    expect(texts(other.emergency?.lines)).toStrictEqual(texts(text?.linesForSomeoneElse))
    const silent = view('emergency', { answers, withoutPhoning: true })
    expect(texts(silent.emergency?.lines)).toStrictEqual([...texts(text?.withoutPhone), ...texts(text?.lines)])
    expect(silent.paragraphs).toStrictEqual([])
  })

  test('is that of where somebody is now, before where they work', () => {
    const there = view('emergency', { answers: { location: 'wales' }, hereNow: 'outside-uk' })
    expect(there.help.text).toBe(textOf('outside-uk')?.line)
    expect(there.emergency?.heading).toBe(textOf('outside-uk')?.heading)
  })

  test('has numbers and addresses to tap', () => {
    const hrefs = view('emergency', { answers: { location: 'wales' }, withoutPhoning: true }).emergency?.lines.map(
      ({ href }) => href,
    )
    expect(hrefs).toStrictEqual(
      expect.arrayContaining(['tel:999', 'tel:116123', 'sms:85258', 'mailto:jo@samaritans.org', undefined]),
    )
  })

  test('stands first on the results when life is in danger, and not among more of them', () => {
    const answers = { location: 'wales', urgency: 'emergency' } as const
    expect(view('results', { answers, resultsShown: true }).emergency).toBeDefined()
    expect(view('more-results', { answers, resultsShown: true }).emergency).toBeUndefined()
    expect(
      view('results', { answers: { ...answers, urgency: 'urgent' }, resultsShown: true }).emergency,
    ).toBeUndefined()
  })

  test('is what a failed turn shows, with a way to carry on', () => {
    const failed = failureView(realContent)
    expect(failed).toMatchObject({
      contentVersion: realContent.version,
      place: 'failure',
      heading: phrases.failure.heading,
      notices: [],
      paragraphs: [{ text: phrases.failure.paragraph }],
      lists: [],
      closing: [],
      help: { text: textOf('unknown')?.line, button: { id: 'urgent-help' } },
    })
    expect(failed.emergency?.lines.map(({ text }) => text)).toStrictEqual(
      textOf('unknown')?.lines.map(({ text }) => text),
    )
    expect(failed.actions.map(({ id }) => id)).toStrictEqual(['carry-on'])
  })
})

describe('the results', () => {
  const web = { contacts: [{ kind: 'web', value: 'https://example.org/' }] }
  const services = ['a', 'b', 'c', 'd'].map((id) => aService(id))
  const resultsWith = (
    some: readonly ReturnType<typeof aService>[],
    answers: Answers = { location: 'wales' },
    more: Partial<Position> = {},
    content = realContent,
  ) => view('results', { answers, resultsShown: true, ...more }, { ...content, catalog: catalogOf(some) })

  test('show three services, each with a button to itself, and how many more there are', () => {
    const { lists, actions } = resultsWith(services)
    expect(lists.map(({ id, heading }) => [id, heading])).toStrictEqual([['services', phrases.results.heading]])
    expect(lists[0]?.cards.map(({ id, more }) => [id, more])).toStrictEqual(
      ['a', 'b', 'c'].map((id) => [
        id,
        {
          id: `service-${id}`,
          label: fill(phrases.buttons.showService, { name: id }),
          tap: { kind: 'command', command: 'show-service', about: id },
        },
      ]),
    )
    expect(actions[0]).toStrictEqual({
      id: 'show-more',
      label: 'Show more (1)',
      tap: { kind: 'command', command: 'show-more' },
    })
    expect(resultsWith(services.slice(0, 3)).actions.map(({ id }) => id)).not.toContain('show-more')
    const more = view(
      'more-results',
      { answers: { location: 'wales' }, resultsShown: true },
      { ...realContent, catalog: catalogOf(services) },
    )
    expect(more.lists[0]?.cards.map(({ id }) => id)).toStrictEqual(['d'])
    expect(more.actions[0]).toStrictEqual({
      id: 'show-results',
      label: phrases.buttons.backToResults,
      tap: { kind: 'command', command: 'show-results' },
    })
  })

  test.each<[string, Answers['training'], readonly unknown[]]>([
    ['a doctor', 'gp', [phrases.results.duties.doctor]],
    ['an unknown role', undefined, [phrases.results.duties.doctor]],
    ['a colleague', 'colleague', [phrases.results.duties.colleague]],
    ['somebody who is no doctor', 'not-a-doctor', []],
    ['family', 'family-or-partner', [{ text: 'Phone 999 if anyone is in danger at home.' }]],
  ])('end for %s with the duty to act that is theirs, and with emergency lines', (_, training, duties) => {
    const { closing } = resultsWith(services, { location: 'wales', ...(training === undefined ? {} : { training }) })
    const text = realContent.emergency.texts.find(({ locations }) => locations.includes('wales' as never))
    expect(closing).toStrictEqual([...duties, { text: phrases.results.notEmergencyServices }, { text: text?.closing }])
  })

  test('name the issues that the first three leave over', () => {
    const some = ['money', 'career', 'addiction'].map((issue) => aService(issue, { helpsWith: [issue], ...web }))
    const answers: Answers = { location: 'wales', issues: ['money', 'career', 'addiction'], urgency: 'not-urgent' }
    const said = (content = realContent) =>
      resultsWith([aService('line'), ...some], answers, {}, content).closing.map(({ text }) => text)
    const leftOver = fill(phrases.results.leftOver, { issues: 'money' })
    expect(said()[0]).toBe(leftOver)
    expect(said({ ...realContent, isDiscreet: true })).not.toContain(leftOver)
    const more = view(
      'more-results',
      { answers, resultsShown: true },
      { ...realContent, catalog: catalogOf([aService('line'), ...some]) },
    )
    expect(more.closing.map(({ text }) => text)).not.toContain(leftOver)
    expect(more.paragraphs).toStrictEqual([])
  })

  test.each<[string, object, Answers, readonly string[]]>([
    ['a specialty', { specialty: ['surgery'] }, { location: 'wales' }, ['change-specialty']],
    ['a specialty that was given', { specialty: ['surgery'] }, { location: 'wales', specialty: 'surgery' }, []],
    [
      'a specialty that was not to be said',
      { specialty: ['surgery'] },
      { location: 'wales', specialty: 'skipped' },
      [],
    ],
    [
      'a region',
      { trainingRegion: ['london'] },
      { location: 'london', training: 'foundation' },
      ['change-trainingRegion'],
    ],
    ['a region that nobody is asked yet', { trainingRegion: ['london'] }, { location: 'london' }, []],
    ['neither', {}, { location: 'london', training: 'foundation' }, []],
    ['a place', { location: ['wales'] }, {}, []],
  ])('ask beneath the services only what changes them: %s', (_, forWhom, answers, asks) => {
    expect(resultsWith([aService('x', { forWhom })], answers).lists[0]?.asks.map(({ id }) => id)).toStrictEqual(asks)
    const more = view(
      'more-results',
      { answers, resultsShown: true },
      { ...realContent, catalog: catalogOf([aService('x', { forWhom })]) },
    )
    expect(more.lists[0]?.asks).toStrictEqual([])
  })

  test('in a discreet chat ask what would change the services for any issue, and elsewhere for this one', () => {
    const surgeons = aService('surgeons', { helpsWith: ['money'], forWhom: { specialty: ['surgery'] } })
    const asked = (issue: 'money' | 'career', isDiscreet: boolean) =>
      resultsWith(
        [aService('line'), surgeons],
        { location: 'wales', issues: [issue] },
        {},
        { ...realContent, isDiscreet },
      ).lists[0]?.asks.map(({ id }) => id)
    expect([asked('money', false), asked('career', false)]).toStrictEqual([['change-specialty'], []])
    expect([asked('money', true), asked('career', true)]).toStrictEqual([['change-specialty'], ['change-specialty']])
  })

  test('for somebody else are two lists, the second as for the doctor', () => {
    const doctors = aService('doctors', { forWhom: { training: ['gp'] } })
    const family = aService('family', { forWhom: { training: ['family-or-partner'] } })
    const { lists, heading } = resultsWith([doctors, family], { location: 'wales', training: 'family-or-partner' })
    expect(heading).toBe(phrases.results.heading)
    expect(lists.map((list) => [list.id, list.heading, list.cards.map(({ id }) => id)])).toStrictEqual([
      ['services', phrases.results.forYou, ['family']],
      ['pass-on', phrases.results.passOn, ['doctors']],
    ])
  })

  test('take the place of a service that no longer fits', () => {
    const gone = view(
      'service',
      { answers: { location: 'wales' }, resultsShown: true, service: 'gone' },
      { ...realContent, catalog: catalogOf(services) },
    )
    expect(gone.lists[0]?.cards.map(({ id }) => id)).toStrictEqual(['a', 'b', 'c'])
    const there = view(
      'service',
      { answers: { location: 'wales' }, resultsShown: true, service: 'd' },
      { ...realContent, catalog: catalogOf(services) },
    )
    expect(there).toMatchObject({ heading: 'd', lists: [{ id: 'service', heading: 'd', asks: [] }] })
    expect(there.lists[0]?.cards[0]).not.toHaveProperty('more')
    expect(there.closing).toHaveLength(2)
  })

  test.each([
    ['https://signpost.example.nhs.uk', ['misconduct'], false, true],
    ['https://signpost.example.nhs.uk', ['money', 'misconduct'], false, true],
    ['https://signpost.example.nhs.uk', ['money'], false, false],
    ['https://signpost.example.nhs.uk', ['misconduct'], true, false],
    [undefined, ['misconduct'], false, false],
  ] as const)('say to keep the address %s for %j, discreet %s: %s', (address, issues, isDiscreet, isSaid) => {
    const { paragraphs } = resultsWith(
      services,
      { location: 'wales', issues },
      {},
      { ...realContent, address, isDiscreet },
    )
    const text = fill(phrases.results.keepAddress, { address: address ?? '' })
    expect(paragraphs.some((line) => line.text === text && line.href === address)).toBe(isSaid)
  })

  test('say in words what is missing, once, where nobody is there, and what is known to be missing', () => {
    const texts = (
      some: readonly ReturnType<typeof aService>[],
      answers: Answers,
      more: Partial<typeof realContent.gaps> = {},
    ) =>
      resultsWith(some, answers, {}, { ...realContent, gaps: { ...realContent.gaps, ...more } }).paragraphs.map(
        ({ text }) => text,
      )
    const gap = {
      location: ['wales' as const],
      training: 'any' as const,
      issues: 'any' as const,
      text: 'Nobody in Wales.',
    }
    const known = [{ ...gap, issues: ['money' as const], text: 'No money.' }]
    const none = { gaps: [], known: [], everybody: ['line'] }
    expect(texts([], { location: 'wales' }, { ...none, gaps: [gap, gap] })).toStrictEqual(['Nobody in Wales.'])
    expect(texts([aService('line')], { location: 'wales' }, { ...none, gaps: [gap] })).toStrictEqual([
      'Nobody in Wales.',
    ])
    expect(texts(services, { location: 'wales' }, { ...none, gaps: [gap] })).toStrictEqual([])
    expect(texts([], { location: 'wales' }, none)).toStrictEqual([realContent.gaps.closed])
    expect(texts([], { location: 'scotland' }, { ...none, gaps: [gap] })).toStrictEqual([realContent.gaps.closed])
    expect(texts(services, { location: 'wales', issues: ['money', 'career'] }, { ...none, known })).toStrictEqual([
      'No money.',
    ])
    expect(texts(services, { location: 'wales', issues: ['career'] }, { ...none, known })).toStrictEqual([])
  })

  test('in a discreet chat say that something is missing for all alike where nobody is there for some issue', () => {
    const { notEverything } = realContent.teams
    const said = (issue: 'money' | 'career', isDiscreet: boolean, some = [aService('x', { helpsWith: ['money'] })]) =>
      resultsWith(
        some,
        { location: 'wales', issues: [issue] },
        {},
        { ...realContent, isDiscreet, gaps: { ...realContent.gaps, gaps: [], known: [] } },
      ).paragraphs.map(({ text }) => text)
    expect([said('money', true), said('career', true)]).toStrictEqual([[notEverything], [notEverything]])
    expect([said('money', false), said('career', false)]).toStrictEqual([[], [realContent.gaps.closed]])
    expect(said('money', true, services)).toStrictEqual([])
  })

  test('in a discreet chat have a way to more whether there is more or not', () => {
    const ways = (isDiscreet: boolean) =>
      resultsWith(services.slice(0, 1), { location: 'wales' }, {}, { ...realContent, isDiscreet }).actions.map(
        ({ id }) => id,
      )
    expect([ways(true).includes('show-more'), ways(false).includes('show-more')]).toStrictEqual([true, false])
  })

  test('for somebody else are missing only where there is nothing to pass on either', () => {
    const doctors = aService('doctors', { forWhom: { training: ['gp'] } })
    const said = (some: readonly ReturnType<typeof aService>[]) =>
      resultsWith(some, { location: 'wales', training: 'colleague' }).paragraphs.map(({ text }) => text)
    expect(said([doctors])).not.toContain(realContent.gaps.closed)
    expect(said([])).toContain(realContent.gaps.closed)
  })

  test('say to somebody who is no doctor whom the list is for, and to nobody else', () => {
    for (const training of ['not-a-doctor', 'gp', 'colleague'] as const)
      expect(
        resultsWith(services, { location: 'wales', training }).paragraphs.some(
          ({ text }) => text === phrases.results.notADoctor,
        ),
      ).toBe(training === 'not-a-doctor')
  })

  test('show the lines for one place alike to all who work there', () => {
    for (const location of ukLocations) expect(resultsWith(services, { location }).lists[0]?.cards).toHaveLength(3)
  })
})

test('in a discreet chat what is missing for one issue is said for all alike, and what is missing for all as it is', () => {
  const gap = { location: 'any' as const, training: 'any' as const, issues: ['money' as const], text: 'No money.' }
  const all = { ...gap, issues: 'any' as const, text: 'Nobody.' }
  const {
    gaps,
    phrases: said,
    teams,
    isDiscreet,
  } = discreetContent({ ...realContent, gaps: { ...realContent.gaps, gaps: [gap, all], known: [gap] } })
  const alike = { ...all, text: teams.notEverything }
  expect([gaps.gaps, gaps.known, isDiscreet]).toStrictEqual([[alike, all], [alike], true])
  expect(said.buttons.showMore).toBe(teams.buttons.showMore)
})

test('reasons are listed in words: why a service fits, what it depends on, why it is left out', () => {
  const facts = { kind: 'serves', facet: 'issues', options: ['money', 'career'] } as const
  expect(
    listReasons(realContent, [
      { kind: 'anything' },
      { kind: 'open-now' },
      facts,
      { ...facts, facet: 'location', options: ['wales'] },
      { kind: 'depends', facet: 'urgency', options: ['urgent'] },
      { kind: 'not-stated', facet: 'training', options: [] },
      { kind: 'not-stated', facet: 'training', options: ['gp', 'sas'] },
      { kind: 'not-for', facet: 'location', options: ['wales'] },
      { kind: 'status', status: 'closed' },
      { kind: 'status', status: 'superseded' },
    ]),
  ).toStrictEqual([
    phrases.card.reasons.anything,
    phrases.card.reasons.openNow,
    'money and career and training',
    phrases.card.reasons.location,
    expect.stringMatching(/^It fits if you need /),
    phrases.card.notStatedAnywhere,
    'They do not say whether they cover GPs or SAS doctors.',
    'it does not serve Wales',
    phrases.card.exclusions.closed,
    phrases.card.exclusions.superseded,
  ])
  expect(listReasons({ ...realContent, isDiscreet: true }, [facts])).toStrictEqual([])
})

test.each([
  ['2024-06-28', '28 June 2024'],
  ['2024-06-01', '1 June 2024'],
  ['2024-12', 'December 2024'],
  ['2020', '2020'],
  ['about 2015', 'about 2015'],
  ['undated', 'undated'],
  ['about 2015-16', 'about 2015-16'],
])('the date %s is written %s', (date, written) => {
  expect(writeDate(date, phrases)).toBe(written)
})

test.each([
  ['00:00', 'midnight'],
  ['12:00', 'midday'],
  ['00:30', '12:30am'],
  ['08:00', '8am'],
  ['11:05', '11:05am'],
  ['12:30', '12:30pm'],
  ['20:30', '8:30pm'],
])('the time %s is written %s', (time, written) => {
  expect(writeTime(time, phrases)).toBe(written)
})

test('phrases are filled in, and what nobody gives stays', () => {
  expect(fill('{a} and {b} and {a}', { a: 'x' })).toBe('x and {b} and x')
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((parts) => join(parts, 'or'))).toStrictEqual([
    '',
    'a',
    'a or b',
    'a, b or c',
  ])
})

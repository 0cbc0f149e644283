import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import type { Answers } from '../../src/facets.ts'
import { begin } from '../../src/triage/machine.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

const { phrases } = realContent
const { card: words } = phrases
const tuesdayMorning = new Date('2026-11-24T10:00:00Z')
const phone = { kind: 'phone', value: '0330 123 1245' }
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']
const hours = (opens: string, closes: string, days = weekdays) => ({
  sessions: [{ days, opens, closes }],
  closedOnBankHolidays: 'no',
})

type Services = readonly ReturnType<typeof aService>[]
type Seen = { answers?: Answers; now?: Date; withoutPhoning?: boolean; isDiscreet?: boolean }

/** The card of the first of these services, for somebody in Wales unless told. */
function cardOf(
  services: Services,
  { answers = { location: 'wales' }, now = tuesdayMorning, withoutPhoning, isDiscreet = false }: Seen = {},
) {
  const content = { ...realContent, catalog: catalogOf(services), isDiscreet }
  const position = { ...begin(), answers, resultsShown: true, withoutPhoning: withoutPhoning === true }
  const service = services[0]?.id
  const { lists } = viewOf(content, { ...position, place: 'service', service }, now, [])
  const [card] = lists[0]?.cards ?? []
  if (card === undefined) throw new Error('there is no card')
  return card
}

const factsOf = (differences: Record<string, unknown>, seen?: Seen) => {
  const { facts, terms } = cardOf([aService('x', differences)], seen)
  return Object.fromEntries([...facts, ...terms].map(({ id, text }) => [id, text]))
}

test('a card holds every fact of its record in order, with its label', () => {
  const service = aService('x', {
    alert: 'Read this.',
    onlyIf: ['Members.', { text: 'GPs only.', for: ['gp'] }],
    notFor: ['Children.', 'Pets.'],
    asksFor: [{ what: 'your name', why: 'to write it down' }, { what: 'your role' }],
    firstWords: 'Hello.',
    cost: 'Free',
    confidentiality: { promise: 'Between us.', limits: 'Unless a life is in danger.' },
    whatHappensNext: 'They listen.',
    helpsWith: ['money', 'career'],
    offers: [{ name: 'Talks', summary: 'by phone' }, { name: 'Groups' }],
    barriers: [
      { question: 'Will they tell?', answer: 'No.', evidence: { source: 'their page', date: '2025-03', grade: 'A' } },
    ],
  })
  const { facts, terms, details } = cardOf([service], {
    answers: { location: 'wales', training: 'gp', issues: ['money'] },
  })
  expect(facts).toStrictEqual([
    { id: 'alert', label: words.labels.alert, text: 'Read this.' },
    { id: 'onlyIf', label: words.labels.onlyIf, text: 'Members. GPs only.' },
    {
      id: 'because',
      label: words.labels.because,
      text: 'where you work, your role, money and open now',
    },
    { id: 'opening', label: words.labels.opening, text: words.open.always },
    { id: 'asksFor', label: words.labels.asksFor, text: 'your name (to write it down); your role' },
  ])
  expect(terms.map(({ id, text }) => [id, text])).toStrictEqual([
    ['firstWords', 'Hello.'],
    ['who', 'Anyone'],
    ['notFor', 'Children. Pets.'],
    ['cost', 'Free'],
    ['confidentiality', 'Between us.'],
    ['limits', 'Unless a life is in danger.'],
    ['age', 'From a page of 28 June 2024. Nobody has checked it by phone yet.'],
  ])
  expect(details.map(({ id, label, text }) => [id, label, text])).toStrictEqual([
    ['whatHappensNext', words.labels.whatHappensNext, 'They listen.'],
    ['helpsWith', words.labels.helpsWith, 'money and career and training'],
    ['offers', words.labels.offers, 'Talks: by phone; Groups'],
    ['barrier', 'Will they tell?', 'No. (their page (March 2025))'],
    ['whoAnswers', words.labels.whoAnswers, 'A counsellor answers.'],
    ['provider', words.labels.provider, 'A charity'],
    ['sources', words.labels.sources, 'a page (28 June 2024)'],
  ])
})

test('what a record does not hold has no line in its details', () => {
  expect(cardOf([aService('x')]).details.map(({ id }) => id)).toStrictEqual(['whoAnswers', 'provider', 'sources'])
})

test('a card names each of its sources', () => {
  const evidence = [
    { source: 'a page', date: '2024-06-28', grade: 'A' },
    { source: 'a list', date: 'about 2015', grade: 'C' },
  ]
  const { details } = cardOf([aService('x', { evidence })])
  expect(details.find(({ id }) => id === 'sources')?.text).toBe('a page (28 June 2024); a list (about 2015)')
})

test('in a discreet chat a card does not say which issues it is for', () => {
  const service = aService('x', { helpsWith: ['money'] })
  const seen = { answers: { location: 'wales', issues: ['money'] } } as const
  const ids = (isDiscreet: boolean) => cardOf([service], { ...seen, isDiscreet }).details.map(({ id }) => id)
  expect(ids(false)).toContain('helpsWith')
  expect(ids(true)).not.toContain('helpsWith')
  expect(JSON.stringify(cardOf([service], { ...seen, isDiscreet: true }))).not.toContain('money')
})

test.each([
  ['nothing but a number', {}, 'cost, what they keep confidential and what they will ask you'],
  [
    'unknown hours',
    { hours: 'unknown', cost: 'Free' },
    'hours, what they keep confidential and what they will ask you',
  ],
  [
    'no contact, no way in',
    { contacts: [], cost: 'Free', selfReferral: 'unknown', asksFor: [{ what: 'your name' }] },
    'how to reach them, what they keep confidential and whether you can contact them yourself',
  ],
  [
    'one line whose hours are known',
    {
      hours: 'unknown',
      cost: 'Free',
      contacts: [phone, { kind: 'webchat', value: 'https://example.org/', hours: 'always' }],
    },
    'what they keep confidential and what they will ask you',
  ],
  [
    'a website alone, whose hours nobody needs',
    { hours: 'unknown', cost: 'Free', contacts: [{ kind: 'web', value: 'https://example.org/' }] },
    'what they keep confidential and what they will ask you',
  ],
  [
    'an unconfirmed number, whose hours say nothing',
    { hours: 'unknown', cost: 'Free', contacts: [{ ...phone, status: 'unconfirmed' }] },
    'what they keep confidential and what they will ask you',
  ],
])('a card says in one line what is not known: %s', (_, differences, unknown) => {
  expect(factsOf(differences)['unknown']).toBe(`We do not know: ${unknown}. Ask before you give your name.`)
})

test('a card of mere information says nothing of what it does not know', () => {
  expect(factsOf({ answeredBy: 'nobody' })['unknown']).toBeUndefined()
})

test.each([
  ['always', {}, tuesdayMorning, words.open.always],
  ['until this evening', { hours: hours('09:00', '17:00') }, tuesdayMorning, 'Open now until 5pm.'],
  ['until half past', { hours: hours('09:00', '12:30') }, tuesdayMorning, 'Open now until 12:30pm.'],
  ['until midday', { hours: hours('09:00', '12:00') }, tuesdayMorning, 'Open now until midday.'],
  [
    'until the midnight that ends today',
    { hours: hours('09:00', '00:00') },
    tuesdayMorning,
    'Open now until midnight.',
  ],
  ['until after midnight', { hours: hours('09:00', '00:30') }, tuesdayMorning, 'Open now until 12:30am on Wednesday.'],
  ['until tomorrow', { hours: hours('09:00', '08:00') }, tuesdayMorning, 'Open now until 8am on Wednesday.'],
  ['later today', { hours: hours('13:00', '17:00') }, tuesdayMorning, 'Closed now. Opens today at 1pm.'],
  ['another day', { hours: hours('11:00', '17:00', ['mon']) }, tuesdayMorning, 'Closed now. Opens on Monday at 11am.'],
  ['nobody knows when', { hours: 'unknown' }, tuesdayMorning, undefined],
  ['by arrangement', { immediate: false }, tuesdayMorning, `${words.open.always} ${words.open.byArrangement}`],
  ['by arrangement, hours unknown', { immediate: false, hours: 'unknown' }, tuesdayMorning, words.open.byArrangement],
  [
    'by arrangement, by phone or on a website',
    { immediate: false, hours: 'unknown', contacts: [phone, { kind: 'web', value: 'https://example.org/' }] },
    tuesdayMorning,
    words.open.byArrangement,
  ],
  [
    'by arrangement, by text',
    { immediate: false, hours: 'unknown', contacts: [{ kind: 'text', value: '85258' }] },
    tuesdayMorning,
    words.open.byArrangement,
  ],
  [
    'a website, which raises no hope',
    { immediate: false, contacts: [{ kind: 'web', value: 'https://example.org/' }] },
    tuesdayMorning,
    undefined,
  ],
  [
    'peer support by a form',
    { immediate: false, peerSupport: true, contacts: [{ kind: 'form', value: 'https://example.org/' }] },
    tuesdayMorning,
    words.open.byArrangement,
  ],
])('a card says when it is open: %s', (_, differences, now, expected) => {
  expect(factsOf(differences, { now })['opening']).toBe(expected)
})

test.each<[string, Record<string, unknown>, Answers, string]>([
  ['a place', { forWhom: { location: ['london', 'wales'] } }, {}, 'It fits if you work in London or Wales.'],
  ['a role', { forWhom: { training: ['gp'] } }, {}, words.depends.training],
  ['an issue', { helpsWith: ['money'] }, {}, 'It fits if this is about money.'],
  [
    'silence about a role',
    { forWhom: { training: 'not-stated' } },
    { training: 'gp' },
    'They do not say whether they cover GPs.',
  ],
  ['silence about all', { forWhom: { training: 'not-stated' } }, {}, words.notStatedAnywhere],
])(
  'a card of a service that may fit says what it depends on, and first whom it is for: %s',
  (_, differences, answers, expected) => {
    const { facts, terms } = cardOf([aService('x', { notFor: ['Pets.'], ...differences })], { answers })
    expect(facts.find(({ id }) => id === 'depends')?.text).toBe(expected)
    expect(facts.map(({ id }) => id)).toStrictEqual(expect.arrayContaining(['who', 'notFor']))
    expect(terms.map(({ id }) => id)).not.toContain('who')
  },
)

test.each([
  ['gp', true],
  ['sas', false],
  ['skipped', true],
  [undefined, true],
] as const)('to %s a condition for GPs is shown: %s', (training, isShown) => {
  const shown = factsOf({ onlyIf: [{ text: 'GPs only.', for: ['gp'] }] }, { answers: training ? { training } : {} })
  expect(shown['onlyIf'] === 'GPs only.').toBe(isShown)
})

test('a condition for somebody who is no doctor is not shown to an unknown role', () => {
  expect(
    factsOf({ onlyIf: [{ text: 'Partners.', for: ['family-or-partner'] }] }, { answers: {} })['onlyIf'],
  ).toBeUndefined()
})

test.each([
  [phone, 'wales', { label: 'Phone', text: '0330 123 1245', href: 'tel:+443301231245', notes: [] }],
  [
    { ...phone, label: 'Call us', note: 'Ask for Ann.' },
    'wales',
    { label: 'Call us', text: '0330 123 1245', href: 'tel:+443301231245', notes: ['Ask for Ann.'] },
  ],
  [phone, 'outside-uk', { text: '+44 330 123 1245', href: 'tel:+443301231245', notes: [words.mayNotConnect] }],
  [{ kind: 'phone', value: '116 123' }, 'outside-uk', { text: '116 123', href: 'tel:116123', notes: [] }],
  [{ kind: 'text', value: '85258' }, 'outside-uk', { label: 'Text', text: '85258', href: 'sms:85258', notes: [] }],
  [
    { kind: 'email', value: 'a@example.org' },
    'wales',
    { label: 'Email', text: 'a@example.org', href: 'mailto:a@example.org' },
  ],
  [
    { kind: 'web', value: 'https://www.example.org/a' },
    'wales',
    { text: 'example.org/a', href: 'https://www.example.org/a' },
  ],
  [{ kind: 'form', value: 'https://example.org/a' }, 'wales', { text: 'example.org/a', href: 'https://example.org/a' }],
  [
    { kind: 'webchat', value: 'https://example.org/', hours: 'unknown' },
    'wales',
    { notes: [words.contactHours.unknown] },
  ],
  [{ ...phone, hours: 'unknown' }, 'wales', { notes: [words.contactHours.unknown] }],
  [{ kind: 'text', value: '85258', hours: 'unknown' }, 'wales', { notes: [words.contactHours.unknown] }],
  [{ kind: 'email', value: 'a@example.org', hours: 'unknown' }, 'wales', { notes: [] }],
  [
    { kind: 'local', value: 'Their page on https://www.example.org/a' },
    'wales',
    { text: 'Their page on https://www.example.org/a', notes: [] },
  ],
  [
    { kind: 'local', value: 'Ask at the desk' },
    'wales',
    { label: 'How to find it', text: 'Ask at the desk', notes: [] },
  ],
] as const)('%j from %s is shown as people reach it', (contact, location, expected) => {
  const { contacts } = cardOf([aService('x', { contacts: [contact] })], { answers: { location } })
  expect(contacts).toMatchObject([{ kind: contact.kind, ...expected }])
  expect('href' in (contacts[0] ?? {})).toBe(contact.kind !== 'local')
})

test('without phoning, the contacts that need a call come last, and each group keeps its order', () => {
  const contacts = [
    phone,
    { kind: 'text', value: '85258' },
    { kind: 'phone', value: '116 123' },
    { kind: 'web', value: 'https://example.org/' },
  ]
  const values = (withoutPhoning: boolean) =>
    cardOf([aService('x', { contacts })], { withoutPhoning }).contacts.map(({ kind }) => kind)
  expect(values(false)).toStrictEqual(['phone', 'text', 'phone', 'web'])
  expect(values(true)).toStrictEqual(['text', 'web', 'phone', 'phone'])
})

describe('a contact that could not be confirmed', () => {
  const notes = (contact: object, others: Services = [], answers?: Answers, origin = 'about 2015') =>
    cardOf(
      [
        aService('x', {
          contacts: [{ ...phone, ...contact, status: 'unconfirmed' }],
          evidence: [{ source: 'a list', date: origin, grade: 'C' }],
        }),
        ...others,
      ],
      answers === undefined ? {} : { answers },
    ).contacts[0]?.notes
  const emergency = (location: string) =>
    realContent.emergency.texts.find(({ locations }) => locations === location || locations.includes(location as never))
      ?.line

  test('says where it comes from, and whom to phone if nobody answers', () => {
    const note = 'This number comes from a list of about 2015. We could not check it.'
    const by = (line: ReturnType<typeof aService>) => notes({}, [line])?.[1]
    expect(notes({})).toStrictEqual([note, `If nobody answers: ${emergency('wales') ?? ''}`])
    expect(by(aService('other'))).toBe('If nobody answers, phone 0330 123 1245 (other, 24 hours).')
    expect(by(aService('other', { hours: hours('09:00', '17:00') }))).toBe(
      'If nobody answers, phone 0330 123 1245 (other, open now).',
    )
    for (const differences of [
      { status: 'unconfirmed' },
      { immediate: false },
      { answeredBy: 'nobody' },
      { contacts: [{ kind: 'text', value: '85258' }] },
      {
        contacts: [
          { ...phone, status: 'unconfirmed' },
          { kind: 'text', value: '85258' },
        ],
      },
      {
        contacts: [
          { ...phone, where: ['scotland'] },
          { kind: 'text', value: '85258' },
        ],
      },
    ])
      expect(by(aService('other', differences))).toBe(`If nobody answers: ${emergency('wales') ?? ''}`)
  })

  test('is never told to be used instead of itself', () => {
    const own = {
      contacts: [
        { ...phone, status: 'unconfirmed' },
        { kind: 'phone', value: '020 7946 0000' },
      ],
    }
    expect(cardOf([aService('x', own)]).contacts[0]?.notes[1]).toBe(`If nobody answers: ${emergency('wales') ?? ''}`)
  })

  test('gives the emergency line of where the person is when nothing else is there', () => {
    expect(notes({}, [], { location: 'outside-uk' })?.at(-1)).toBe(
      `If nobody answers: ${emergency('outside-uk') ?? ''}`,
    )
    expect(notes({}, [], {})?.at(-1)).toBe(`If nobody answers: ${emergency('unknown') ?? ''}`)
  })

  test('says so in the words of what it is', () => {
    expect(notes({ kind: 'web', value: 'https://example.org/' })).toStrictEqual([
      'This address comes from a list of about 2015. We could not check it.',
    ])
    expect(notes({ kind: 'local', value: 'The desk' })).toStrictEqual([
      'This comes from a list of about 2015. We could not check it.',
    ])
    expect(notes({ kind: 'in-person', value: 'The desk' })).toStrictEqual([
      'This comes from a list of about 2015. We could not check it.',
    ])
    expect(notes({ kind: 'text', value: '85258' })?.[0]).toBe(
      'This number comes from a list of about 2015. We could not check it.',
    )
    expect(notes({ kind: 'text', value: '85258' })).toHaveLength(2)
    expect(notes({}, [], undefined, 'undated')?.[0]).toBe(
      'This number comes from an undated page. We could not check it.',
    )
    expect(notes({ evidence: { source: 'b', date: '2019-05', grade: 'C' } })?.[0]).toBe(
      'This number comes from a page of May 2019. We could not check it.',
    )
  })

  test('takes the status of its service, and a service that is unconfirmed says so', () => {
    const service = { status: 'unconfirmed', evidence: [{ source: 'a list', date: '2020', grade: 'C' }] }
    const { contacts, facts } = cardOf([
      aService('x', { ...service, contacts: [phone, { ...phone, status: 'current' }] }),
    ])
    expect(contacts.map(({ notes: said }) => said.length)).toStrictEqual([2, 0])
    expect(facts[0]).toStrictEqual({ id: 'alert', label: words.labels.alert, text: words.unconfirmedService })
  })
})

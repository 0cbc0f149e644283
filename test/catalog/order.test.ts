import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { dialled, fromAbroad, isShortCode } from '../../src/catalog/phoneNumber.ts'
import type { Service } from '../../src/catalog/schema.ts'
import { doctorsAndStudents, ukLocations, type Answers } from '../../src/facets.ts'
import { aService } from '../support/aService.ts'

const now = new Date('2026-11-24T10:00:00Z')
const phone = { kind: 'phone', value: '0330 123 1245' }
const web = { contacts: [{ kind: 'web', value: 'https://example.org/' }] }
const local = (id: string, more: Record<string, unknown> = {}): Service => ({ ...aService(id, more), isLocal: true })

function found(services: readonly Service[], answers: Answers = {}, options: Parameters<typeof findServices>[3] = {}) {
  return findServices(catalogOf(services), answers, now, options)
}
const order = (...given: Parameters<typeof found>) => {
  const { first, more } = found(...given)
  return [...first, ...more].map(({ service }) => service.id)
}

describe('a service of the trust that others run', () => {
  test('stands below every external one, and above those of the employer', () => {
    expect(order([local('a'), aService('b', { runBy: 'employer' }), aService('z', web)])).toStrictEqual(['z', 'a', 'b'])
  })

  test('is among the first three only where nothing else takes the place', () => {
    const { first, more } = found([local('a'), aService('b'), aService('c'), aService('d', web)], { issues: ['money'] })
    expect(first.map(({ service }) => service.id)).toStrictEqual(['b', 'c', 'd'])
    expect(more.map(({ service }) => service.id)).toStrictEqual(['a'])
    expect(found([local('a'), aService('b')]).first.map(({ service }) => service.id)).toStrictEqual(['b', 'a'])
  })

  test('is neither the line that answers now nor the best for an issue', () => {
    const { first } = found([local('a', { helpsWith: ['money'] }), ...['b', 'c', 'd'].map((id) => aService(id, web))], {
      issues: ['money'],
    })
    expect(first.map(({ service }) => service.id)).toStrictEqual(['b', 'c', 'd'])
  })
})

describe('without phoning', () => {
  const text = aService('z-text', { contacts: [{ kind: 'text', value: '85258' }] })

  test.each([
    ['text', '85258'],
    ['webchat', 'https://example.org/'],
    ['email', 'help@example.org'],
    ['form', 'https://example.org/'],
  ])('what can be reached by %s comes before a number', (kind, value) => {
    const written = aService('z', { contacts: [phone, { kind, value }] })
    expect(order([aService('a'), written], {}, { withoutPhoning: true })).toStrictEqual(['z', 'a'])
    expect(order([aService('a'), written])).toStrictEqual(['a', 'z'])
  })

  test.each([
    ['web', 'https://example.org/'],
    ['local', 'The desk'],
    ['in-person', 'The desk'],
  ])('%s is no way to reach somebody', (kind, value) => {
    expect(
      order([aService('z', { contacts: [phone, { kind, value }] }), aService('a')], {}, { withoutPhoning: true }),
    ).toStrictEqual(['a', 'z'])
  })

  test('peer support by mail is no help that is pressing', () => {
    const peer = aService('a', {
      peerSupport: true,
      immediate: false,
      contacts: [phone, { kind: 'email', value: 'help@example.org' }],
    })
    const chat = (id: string, more = {}) =>
      aService(id, { contacts: [{ kind: 'webchat', value: 'https://example.org/' }], ...more })
    expect(order([peer, aService('b')], { urgency: 'urgent' }, { withoutPhoning: true })).toStrictEqual(['b', 'a'])
    expect(order([peer, aService('b')], { urgency: 'not-urgent' }, { withoutPhoning: true })).toStrictEqual(['a', 'b'])
    expect(order([peer, text, chat('y')], {}, { withoutPhoning: true })).toStrictEqual(['z-text', 'y', 'a'])
  })
})

describe('when help is pressing', () => {
  const arranged = { immediate: false, name: 'zz' }

  test.each([
    ['emergency', true],
    ['urgent', true],
    ['skipped', true],
    [undefined, true],
    ['not-urgent', false],
    ['just-looking', false],
  ] as const)(
    'with urgency %s, a line that answers comes before what is best for the issue: %s',
    (urgency, isPressing) => {
      const best = aService('best', { helpsWith: ['money'], immediate: false, hours: 'unknown' })
      const answers: Answers = { issues: ['money'], ...(urgency === undefined ? {} : { urgency }) }
      expect(order([best, aService('line')], answers)[0]).toBe(isPressing ? 'line' : 'best')
    },
  )

  test('a line that is open by arrangement comes before peer support whose times nobody knows', () => {
    const peer = aService('peer', { name: 'aa', immediate: false, peerSupport: true, hours: 'unknown' })
    expect(order([peer, aService('open', arranged)], { urgency: 'urgent' })).toStrictEqual(['open', 'peer'])
    expect(order([peer, aService('open', arranged)], { urgency: 'not-urgent' })).toStrictEqual(['peer', 'open'])
  })

  test('peer support is not the best for an issue', () => {
    const services = [
      aService('peer', { helpsWith: ['money'], immediate: false, peerSupport: true, hours: 'unknown' }),
      ...['a', 'b', 'c'].map((id) => aService(id)),
    ]
    const ids = (urgency: Answers['urgency']) =>
      found(services, { issues: ['money'], ...(urgency === undefined ? {} : { urgency }) }).first.map(
        ({ service }) => service.id,
      )
    expect(ids('urgent')).toStrictEqual(['a', 'b', 'c'])
    expect(ids('not-urgent')).toStrictEqual(['peer', 'a', 'b'])
  })

  test.each([
    ['unconfirmed', { status: 'unconfirmed' }],
    ['answered by nobody', { answeredBy: 'nobody' }],
    ['of which we do not know who answers', { answeredBy: 'unknown' }],
    [
      'closed at this hour',
      { hours: { sessions: [{ days: ['sun'], opens: '09:00', closes: '10:00' }], closedOnBankHolidays: 'no' } },
    ],
  ])('a line %s does not answer now', (_, more) => {
    expect(order([aService('a', more), aService('b', web), aService('z')], { urgency: 'urgent' })[0]).toBe('z')
  })
})

describe('for a doctor whose role is not known', () => {
  const doctors = doctorsAndStudents.filter((role) => role !== 'medical-student')
  const every = { forWhom: { training: doctors } }
  const anyone = aService('anyone', { name: 'aa' })
  const isFirst = (more: Record<string, unknown>, forADoctor = true) =>
    order([anyone, aService('it', more)], { urgency: 'not-urgent', location: 'wales' }, { forADoctor })[0] === 'it'

  test('a service for every doctor counts as one that fits, and is made for them', () => {
    expect(isFirst(every)).toBe(true)
    expect(isFirst(every, false)).toBe(false)
  })

  test.each([
    ['for some of them', { training: doctors.slice(1) }],
    ['that depends on more', { training: doctors, specialty: ['surgery'] }],
    ['that does not state all', { training: doctors, urgency: 'not-stated' }],
  ])('a service %s does not', (_, forWhom) => {
    expect(isFirst({ forWhom })).toBe(false)
  })
})

test('what is best for the issue comes before what helps with it too, and what helps with anything only if it says so', () => {
  const best = aService('z', { bestFor: ['money'] })
  expect(order([aService('a'), best], { issues: ['money'], urgency: 'not-urgent' })).toStrictEqual(['z', 'a'])
  expect(order([aService('a'), best], { issues: ['career'], urgency: 'not-urgent' })).toStrictEqual(['a', 'z'])
})

test('what can be phoned or texted from where somebody is comes before a website', () => {
  const elsewhere = aService('a', { contacts: [{ ...phone, where: ['scotland'] }, ...web.contacts] })
  const texted = aService('z', { contacts: [{ kind: 'text', value: '85258' }] })
  expect(order([elsewhere, texted], { location: 'wales', urgency: 'not-urgent' })).toStrictEqual(['z', 'a'])
  expect(order([elsewhere, texted], { location: 'scotland', urgency: 'not-urgent' })).toStrictEqual(['a', 'z'])
})

test('two services of one name stand in the order of their ids', () => {
  expect(order([aService('b', { name: 'same' }), aService('a', { name: 'same' })])).toStrictEqual(['a', 'b'])
})

describe('the reasons', () => {
  const reasonsOf = (more: Record<string, unknown>, answers: Answers) =>
    found([aService('x', more)], answers).first[0]?.reasons
  const notFor = (more: Record<string, unknown>, answers: Answers) =>
    found([aService('x', more)], answers).excluded()[0]?.reasons
  const openNow = { kind: 'open-now' }
  const anything = { kind: 'anything' }

  test.each<[string, Record<string, unknown>, Answers, readonly unknown[]]>([
    ['nothing is known', {}, {}, [anything, openNow]],
    [
      'it is for what is urgent',
      { forWhom: { urgency: ['urgent'] } },
      {},
      [anything, { kind: 'serves', facet: 'urgency', options: ['urgent'] }, openNow],
    ],
    [
      'it serves what was chosen',
      { helpsWith: ['money', 'career'] },
      { location: 'wales', training: 'gp', issues: ['money', 'addiction'], urgency: 'urgent' },
      [
        { kind: 'serves', facet: 'location', options: ['wales'] },
        { kind: 'serves', facet: 'training', options: ['gp'] },
        { kind: 'serves', facet: 'issues', options: ['money'] },
        openNow,
      ],
    ],
    [
      'it depends on a place',
      { forWhom: { location: ['wales', 'outside-uk'] } },
      {},
      [{ kind: 'depends', facet: 'location', options: ['wales'] }, anything, openNow],
    ],
    [
      'it depends on an issue',
      { helpsWith: ['money'], hours: 'unknown' },
      { issues: 'skipped' },
      [{ kind: 'depends', facet: 'issues', options: ['money'] }],
    ],
    [
      'it depends on a specialty',
      { forWhom: { specialty: ['surgery'] } },
      {},
      [anything, { kind: 'depends', facet: 'specialty', options: ['surgery'] }, openNow],
    ],
    [
      'it does not state a role',
      { forWhom: { training: 'not-stated' } },
      {},
      [{ kind: 'not-stated', facet: 'training', options: [] }, anything, openNow],
    ],
    [
      'it does not state this role',
      { forWhom: { training: 'not-stated' } },
      { training: 'gp' },
      [{ kind: 'not-stated', facet: 'training', options: ['gp'] }, anything, openNow],
    ],
    [
      'it may serve this role',
      { forWhom: { training: { serves: ['sas'], maybe: ['gp'] } } },
      { training: 'gp' },
      [{ kind: 'not-stated', facet: 'training', options: ['gp'] }, anything, openNow],
    ],
    [
      'it surely serves this role',
      { forWhom: { training: { serves: ['sas'], maybe: ['gp'] } } },
      { training: 'sas' },
      [{ kind: 'serves', facet: 'training', options: ['sas'] }, anything, openNow],
    ],
    [
      'a consultant may have no programme',
      { forWhom: { trainingRegion: { serves: ['london'], maybe: ['not-in-training-programme'] } } },
      { training: 'consultant' },
      [{ kind: 'serves', facet: 'training', options: ['consultant'] }, anything, openNow],
    ],
  ])('say why a service is there: %s', (_, more, answers, expected) => {
    expect(reasonsOf(more, answers)).toStrictEqual(expected)
  })

  test.each<[string, Record<string, unknown>, Answers, readonly unknown[]]>([
    [
      'the place',
      { forWhom: { location: ['wales'] } },
      { location: 'scotland' },
      [{ kind: 'not-for', facet: 'location', options: ['scotland'] }],
    ],
    [
      'no place in the UK',
      { forWhom: { location: ['outside-uk'] } },
      {},
      [{ kind: 'not-for', facet: 'location', options: [] }],
    ],
    [
      'the issues',
      { helpsWith: ['money'] },
      { issues: ['career', 'addiction'] },
      [{ kind: 'not-for', facet: 'issues', options: ['career', 'addiction'] }],
    ],
    [
      'the urgency',
      { forWhom: { urgency: ['emergency'] } },
      {},
      [{ kind: 'not-for', facet: 'urgency', options: ['urgent'] }],
    ],
    [
      'the region, which nobody is asked in Wales',
      { forWhom: { trainingRegion: ['london'] } },
      { location: 'wales' },
      [{ kind: 'not-for', facet: 'trainingRegion', options: [] }],
    ],
    [
      'the place and the issue',
      { helpsWith: ['money'], forWhom: { location: ['wales'] } },
      { location: 'scotland', issues: ['career'] },
      [
        { kind: 'not-for', facet: 'location', options: ['scotland'] },
        { kind: 'not-for', facet: 'issues', options: ['career'] },
      ],
    ],
  ])('say why a service is left out: %s', (_, more, answers, expected) => {
    expect(notFor(more, answers)).toStrictEqual(expected)
  })

  test('leave out nobody who fits', () => {
    expect(found([aService('x')], { location: 'wales' }).excluded()).toStrictEqual([])
    expect(found([aService('x', { forWhom: { location: [...ukLocations] } })]).first[0]?.fit).toBe('eligible')
  })
})

describe('ways that are closed', () => {
  const closing = { since: '2026-11-01', reason: 'moving' }
  const shut = { ...phone, status: 'closed', closed: closing }

  test('are kept apart, and a service without any other is closed since then', () => {
    const { services } = catalogOf([
      aService('all-open'),
      aService('one-open', { contacts: [shut, { kind: 'text', value: '85258' }] }),
      aService('none-open', { contacts: [shut] }),
      aService('unconfirmed', { contacts: [shut], status: 'unconfirmed' }),
      aService('closed-before', { contacts: [shut], status: 'closed', closed: { since: '2026-10-01' } }),
      aService('replaced', { contacts: [shut], status: 'superseded', supersededBy: 'all-open' }),
    ])
    const of = (id: string) => services.find((service) => service.id === id)
    expect(of('all-open')).not.toHaveProperty('closedContacts')
    expect(of('one-open')).toMatchObject({
      status: 'current',
      contacts: [{ kind: 'text' }],
      closedContacts: [{ kind: 'phone' }],
    })
    expect(of('none-open')).toMatchObject({ status: 'closed', contacts: [], closed: closing })
    expect(of('unconfirmed')?.status).toBe('closed')
    expect(of('closed-before')).toMatchObject({ status: 'closed', closed: { since: '2026-10-01' } })
    expect(of('replaced')?.status).toBe('superseded')
  })
})

test.each([
  ['0330 123 1245', '+443301231245', '+44 330 123 1245', false],
  ['116 123', '116123', undefined, true],
  ['999', '999', undefined, true],
  ['85258', '85258', undefined, true],
])('%s is dialled %s and written %s abroad', (number, dial, abroad, isShort) => {
  expect([dialled(number), fromAbroad(number), isShortCode(number)]).toStrictEqual([dial, abroad, isShort])
})

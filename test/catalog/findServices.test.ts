import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { doctorsAndStudents, ukLocations, type Answers } from '../../src/facets.ts'
import { aService } from '../support/aService.ts'

const tuesdayMorning = new Date('2026-11-24T10:00:00Z')
const sundayNight = new Date('2026-11-22T02:00:00Z')
const officeHours = {
  sessions: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '09:00', closes: '17:00' }],
  closedOnBankHolidays: 'no',
}

function find(services: ReturnType<typeof aService>[], answers: Answers, now = tuesdayMorning) {
  const found = findServices(catalogOf(services), answers, now)
  return { ...found, order: [...found.first, ...found.more].map(({ service }) => service.id) }
}

function fitOf(service: ReturnType<typeof aService>, answers: Answers) {
  const { first } = find([service], answers)
  return first[0]?.fit ?? 'excluded'
}

describe('whom a service fits', () => {
  const scottish = aService('scottish', { forWhom: { location: ['scotland'] } })
  const british = aService('british', { forWhom: { location: [...ukLocations] } })
  const silent = aService('silent', { forWhom: { location: 'not-stated', training: 'not-stated' } })
  const foundation = aService('foundation', { forWhom: { training: ['foundation'] } })
  const doctors = aService('doctors', { forWhom: { training: [...doctorsAndStudents] } })
  const drinkers = aService('drinkers', { helpsWith: ['addiction'] })

  test.each([
    ['an answer it serves makes it eligible', scottish, { location: 'scotland' }, 'eligible'],
    ['an answer it does not serve excludes it', scottish, { location: 'wales' }, 'excluded'],
    [
      'an unknown location counts as somewhere in the UK: all of it is eligible',
      british,
      { location: 'skipped' },
      'eligible',
    ],
    ['an unknown location counts as somewhere in the UK: a part is possible', scottish, {}, 'possible'],
    [
      'a service for places outside the UK alone does not fit an unknown location',
      aService('x', { forWhom: { location: ['outside-uk'] } }),
      {},
      'excluded',
    ],
    ['an unknown training status counts as a doctor or student: all of them is eligible', doctors, {}, 'eligible'],
    [
      'an unknown training status counts as a doctor or student: some is possible',
      foundation,
      { training: 'skipped' },
      'possible',
    ],
    [
      'a service for partners alone does not fit an unknown training status',
      aService('x', { forWhom: { training: ['family-or-partner'] } }),
      {},
      'excluded',
    ],
    ['coverage that is not stated counts as the UK', silent, { location: 'wales', training: 'gp' }, 'possible'],
    [
      'coverage that is not stated leaves places outside the UK open',
      aService('x', { forWhom: { location: 'not-stated' } }),
      { location: 'outside-uk' },
      'possible',
    ],
    [
      'coverage that is not stated covers a UK location',
      aService('x', { forWhom: { location: 'not-stated' } }),
      { location: 'wales' },
      'eligible',
    ],
    ['an issue it helps with makes it eligible', drinkers, { issues: ['addiction', 'money'] }, 'eligible'],
    ['another issue excludes it', drinkers, { issues: ['money'] }, 'excluded'],
    ['not being sure counts as an unknown issue', drinkers, { issues: ['not-sure'] }, 'possible'],
    ['not being sure adds nothing beside an issue', drinkers, { issues: ['money', 'not-sure'] }, 'excluded'],
    [
      'whom it serves perhaps is possible',
      aService('x', { forWhom: { training: { serves: ['sas'], maybe: ['gp'] } } }),
      { training: 'gp' },
      'possible',
    ],
    [
      'whom it serves neither surely nor perhaps is excluded',
      aService('x', { forWhom: { training: { serves: ['sas'], maybe: ['gp'] } } }),
      { training: 'foundation' },
      'excluded',
    ],
    ['an unknown urgency counts as urgent', aService('x', { forWhom: { urgency: ['emergency'] } }), {}, 'excluded'],
  ] as const)('%s', (_, service, answers, expected) => {
    expect(fitOf(service, answers as Answers)).toBe(expected)
  })

  const londoners = aService('londoners', { forWhom: { trainingRegion: ['london'] } })
  test.each([
    [
      'a trainee in England whose region is unknown may fit',
      { location: 'london', training: 'foundation' },
      'possible',
    ],
    [
      'a trainee of that region fits wherever they work',
      { location: 'scotland', training: 'foundation', trainingRegion: 'london' },
      'eligible',
    ],
    [
      'a trainee of another region does not fit',
      { location: 'london', training: 'foundation', trainingRegion: 'wessex' },
      'excluded',
    ],
    [
      'a trainee who works in Scotland is never asked, and does not fit',
      { location: 'scotland', training: 'foundation' },
      'excluded',
    ],
    ['a consultant is never asked, and does not fit', { location: 'london', training: 'consultant' }, 'excluded'],
  ] as const)('%s', (_, answers, expected) => {
    expect(fitOf(londoners, answers)).toBe(expected)
  })

  test('superseded and closed services are excluded with their status', () => {
    const { excluded } = find(
      [aService('old', { status: 'superseded', supersededBy: 'new' }), aService('shut', { status: 'closed' })],
      {},
    )
    expect(excluded().map(({ reasons }) => reasons)).toStrictEqual([
      [{ kind: 'status', status: 'superseded' }],
      [{ kind: 'status', status: 'closed' }],
    ])
  })
})

describe('whether it is open', () => {
  const opening = (differences: Record<string, unknown>, now: Date) =>
    find([aService('x', differences)], {}, now).first[0]?.opening.open

  test.each([
    ['a line within its hours is open', { hours: officeHours }, tuesdayMorning, true],
    ['a line outside its hours is closed', { hours: officeHours }, sundayNight, false],
    ['a line with unknown hours is neither', { hours: 'unknown' }, tuesdayMorning, null],
    ['an unconfirmed service is neither, whatever its hours', { status: 'unconfirmed' }, tuesdayMorning, null],
    [
      'an unconfirmed number is neither',
      { contacts: [{ kind: 'phone', value: '020 7866 3271', status: 'unconfirmed' }] },
      tuesdayMorning,
      null,
    ],
    ['a website is neither', { contacts: [{ kind: 'web', value: 'https://example.org/' }] }, tuesdayMorning, null],
    [
      'of a line that is closed and one of unknown hours nobody knows',
      {
        hours: officeHours,
        contacts: [
          { kind: 'phone', value: '0330 123 1245' },
          { kind: 'text', value: '85258', hours: 'unknown' },
        ],
      },
      sundayNight,
      null,
    ],
    [
      'the best of several lines counts',
      {
        hours: officeHours,
        contacts: [
          { kind: 'phone', value: '0330 123 1245' },
          { kind: 'text', value: '85258', hours: 'always' },
        ],
      },
      sundayNight,
      true,
    ],
  ] as const)('%s', (_, differences, now, expected) => {
    expect(opening(differences, now)).toBe(expected)
  })
})

describe('the order', () => {
  test('puts what the employer or trainer runs last, even when it answers now', () => {
    const own = aService('a-own', { runBy: 'employer', helpsWith: ['money'] })
    const trainer = aService('b-trainer', { runBy: 'trainer' })
    // One more than the first three, which come from external services alone.
    const others = ['w', 'x', 'y', 'z'].map((id) =>
      aService(id, { contacts: [{ kind: 'web', value: 'https://example.org/' }] }),
    )
    const { order } = find([own, trainer, ...others], { issues: ['money'] })
    expect(order).toStrictEqual(['w', 'x', 'y', 'z', 'a-own', 'b-trainer'])
  })

  test('puts a line that answers now first when it is urgent, and what is specific first when it is not', () => {
    const specific = aService('specific', { helpsWith: ['money'], hours: officeHours })
    const general = aService('general')
    expect(find([specific, general], { issues: ['money'], urgency: 'urgent' }, sundayNight).order).toStrictEqual([
      'general',
      'specific',
    ])
    expect(find([specific, general], { issues: ['money'], urgency: 'not-urgent' }, sundayNight).order).toStrictEqual([
      'specific',
      'general',
    ])
  })

  test('never counts a service by arrangement as one that answers now', () => {
    const arranged = aService('a-arranged', { immediate: false })
    expect(find([arranged, aService('line')], { urgency: 'emergency' }).order).toStrictEqual(['line', 'a-arranged'])
  })

  test.each([
    ['eligible before possible', aService('b', { forWhom: { specialty: ['surgery'] } }), aService('c')],
    [
      'made for doctors before general',
      aService('b'),
      aService('c', { forWhom: { training: [...doctorsAndStudents] } }),
    ],
    [
      'current before unconfirmed',
      aService('b', { status: 'unconfirmed', immediate: false }),
      aService('c', { immediate: false }),
    ],
    ['in date before overdue', aService('b', { recheckBy: '2026-11-01' }), aService('c')],
    [
      'phone or text before website only',
      aService('b', { contacts: [{ kind: 'web', value: 'https://example.org/' }] }),
      aService('c'),
    ],
    ['by name when all else is equal', aService('c2', { name: 'zed' }), aService('c')],
  ])('puts %s', (_, later, earlier) => {
    expect(find([later, earlier], { urgency: 'not-urgent' }).order).toStrictEqual([earlier.id, later.id])
  })

  test('is the same whatever order the services come in', () => {
    const services = ['d', 'a', 'c', 'b'].map((id) => aService(id, id === 'c' ? { helpsWith: ['career'] } : {}))
    const answers: Answers = { issues: ['career'] }
    expect(find(services, answers).order).toStrictEqual(find(services.toReversed(), answers).order)
  })
})

describe('the first three', () => {
  const line = aService('line')
  const web = { contacts: [{ kind: 'web', value: 'https://example.org/' }] }
  const money = aService('money', { helpsWith: ['money'], ...web })
  const career = aService('career', { helpsWith: ['career'], ...web })
  const sober = aService('sober', { helpsWith: ['addiction'], ...web })
  const otherMoney = aService('a-money', { helpsWith: ['money'], ...web, status: 'unconfirmed' })

  test('hold a line that answers now and the best for each issue, in rank order', () => {
    const { first } = find([line, money, otherMoney, career], { issues: ['career', 'money'], urgency: 'not-urgent' })
    expect(first.map(({ service }) => service.id)).toStrictEqual(['career', 'money', 'line'])
  })

  test('leave issues over to the head of the rest, and name them', () => {
    const found = find([line, money, otherMoney, career, sober], {
      issues: ['money', 'career', 'addiction'],
      urgency: 'not-urgent',
    })
    expect(found.first.map(({ service }) => service.id)).toStrictEqual(['career', 'sober', 'line'])
    expect(found.more.map(({ service }) => service.id)).toStrictEqual(['money', 'a-money'])
    expect(found.unserved).toStrictEqual(['money'])
  })

  test('come from external services alone', () => {
    const own = aService('own', { runBy: 'employer' })
    const { first, more } = find([line, own], {})
    expect([first.length, more[0]?.service.id]).toStrictEqual([1, 'own'])
  })
})

import { findServices } from '../../src/catalog/findServices.ts'
import { leftWithout } from '../../src/catalog/leftWithout.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { isReachable } from '../../src/catalog/reach.ts'
import { hasSomebody } from '../../src/catalog/somebody.ts'
import { facets, type Answers } from '../../src/facets.ts'
import { aService } from '../support/aService.ts'

const now = new Date('2026-11-24T10:00:00Z')
const phone = { kind: 'phone', value: '0330 123 1245' }

describe('whether somebody is there for these answers', () => {
  const isThere = (differences: Record<string, unknown>, answers: Answers = { location: 'wales' }) =>
    hasSomebody(findServices(catalogOf([aService('x', differences)]), answers, now), answers.location, ['samaritans'])

  test.each([
    ['a line that a person answers', {}, true],
    ['a line that nobody answers', { answeredBy: 'nobody' }, false],
    ['a line of which we do not know who answers', { answeredBy: 'unknown' }, false],
    ['an unconfirmed line', { status: 'unconfirmed' }, false],
    ['a website', { contacts: [{ kind: 'web', value: 'https://example.org/' }] }, false],
    ['an email address', { contacts: [{ kind: 'email', value: 'help@example.org' }] }, true],
    ['a form', { contacts: [{ kind: 'form', value: 'https://example.org/' }] }, true],
    ['a line that works elsewhere', { contacts: [{ ...phone, where: ['scotland'] }] }, false],
    ['what depends on the role', { forWhom: { training: ['gp'] } }, true],
    ['what depends on the specialty', { forWhom: { specialty: ['surgery'] } }, false],
    ['what does not state its coverage', { forWhom: { training: 'not-stated' } }, false],
  ])('%s', (_, differences, expected) => {
    expect(isThere(differences)).toBe(expected)
  })

  test('what depends on the training region is not enough either', () => {
    const answers = { location: 'london', training: 'foundation' } as const
    expect(isThere({ forWhom: { trainingRegion: ['london'] } }, answers)).toBe(false)
    expect(isThere({ forWhom: { training: ['foundation'] } }, answers)).toBe(true)
  })

  test('the lines for everybody do not count', () => {
    const found = findServices(catalogOf([aService('samaritans')]), {}, now)
    expect(hasSomebody(found, undefined, ['samaritans'])).toBe(false)
    expect(hasSomebody(found, 'skipped', [])).toBe(true)
  })

  test('an unknown place counts as somewhere in the UK', () => {
    const service = aService('x', { contacts: [{ ...phone, where: ['wales'] }] })
    expect(
      [undefined, 'skipped' as const, 'scotland' as const].map((place) => isReachable(service, place)),
    ).toStrictEqual([true, true, false])
  })
})

describe('who is left without a line open day and night', () => {
  const line = aService('line', { forWhom: { location: ['wales'], training: ['gp', 'sas'] } })
  const left = (before: readonly ReturnType<typeof aService>[], after: readonly ReturnType<typeof aService>[]) =>
    leftWithout(catalogOf(before), catalogOf(after), now)

  test('names them by place and role, and nobody while another line stands in', () => {
    expect(left([line], [])).toStrictEqual([{ location: 'wales', training: ['sas', 'gp'] }])
    expect(left([line], [aService('other')])).toStrictEqual([])
    expect(left([], [line])).toStrictEqual([])
  })

  test.each([
    ['by day alone', { hours: 'unknown' }],
    ['by arrangement', { immediate: false }],
    ['answered by nobody', { answeredBy: 'nobody' }],
    ['unconfirmed', { status: 'unconfirmed' }],
    ['with an unconfirmed number', { contacts: [{ ...phone, status: 'unconfirmed' }] }],
    ['with a way to write alone', { contacts: [{ kind: 'email', value: 'help@example.org' }] }],
    ['with a number for elsewhere', { contacts: [{ ...phone, where: ['scotland'] }] }],
  ])('a line %s stands in for none', (_, differences) => {
    expect(left([line], [aService('other', differences)])).toStrictEqual(left([line], []))
  })

  test('a number of its own hours counts by these, and a line for emergencies alone counts', () => {
    const always = { hours: 'unknown', contacts: [{ ...phone, hours: 'always' }] }
    expect(left([line], [aService('other', always)])).toStrictEqual([])
    expect(left([line], [aService('other', { forWhom: { urgency: ['emergency'] } })])).toStrictEqual([])
  })

  test.each(['emergency-services', 'bsl-999'])('nothing stands in for %s, and it stands in for nothing', (id) => {
    const everybody = facets.location.map((location) => ({ location, training: [...facets.training] }))
    expect(left([aService(id)], [aService('other')])).toStrictEqual(everybody)
    expect(left([line], [aService(id)])).toStrictEqual(left([line], []))
  })
})

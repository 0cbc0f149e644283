import { stringify } from 'yaml'
import { catalogOf, type Catalog } from '../../src/catalog/loadCatalog.ts'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import { facets } from '../../src/facets.ts'
import { checkGaps } from '../../src/triage/checkGaps.ts'
import { everyCombination } from '../../src/triage/everyCombination.ts'
import { gapsSchema, type Gaps } from '../../src/triage/gapsSchema.ts'
import { newGaps } from '../../src/triage/newGaps.ts'
import { aFolder, removeFolders } from '../content/aFolder.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

afterAll(removeFolders)

const now = new Date('2026-11-24T10:00:00Z')
const phone = { kind: 'phone', value: '0330 123 1245' }
const web = { kind: 'web', value: 'https://example.org/' }
const line = aService('line')
const places = [...facets.location, 'skipped'] as const
const roles = [...facets.training, 'skipped'] as const
const issues = [...facets.issues, 'skipped'] as const
const everywhere = { location: 'any', training: 'any', issues: 'any', text: 'Nobody.' } as const
const inWales = { ...everywhere, location: ['wales'] } as const satisfies Gaps['gaps'][number]
const elsewhere = {
  ...everywhere,
  location: facets.location.filter((place) => place !== 'wales'),
} as const satisfies Gaps['gaps'][number]
const nowhere = { ...everywhere, location: ['skipped'] } as const satisfies Gaps['gaps'][number]
const gapsOf = (...gaps: Gaps['gaps']): Gaps => ({ everybody: ['line'], gaps, known: [], closed: 'Closed.' })

test('every answer, and none, stands with every other once', () => {
  const all = everyCombination()
  expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(all.length)
  expect(all).toHaveLength(places.length * roles.length * issues.length * (facets.urgency.length + 1))
  expect(all).toContainEqual({ location: 'wales', training: 'gp', issues: ['money'], urgency: 'urgent' })
  expect(all).toContainEqual({ location: 'skipped', training: 'skipped', issues: 'skipped', urgency: 'skipped' })
})

describe('the gaps that are written down', () => {
  /** What is wrong with them: the text of the line that is named, and the words. */
  const problemsOf = (gaps: Gaps, catalog: Catalog) => {
    const text = stringify(gaps)
    const { source } = readYamlFile(aFolder({ 'gaps.yaml': text }), 'gaps.yaml', gapsSchema)
    if (source === undefined) throw new Error('these are no gaps')
    return checkGaps(source, catalog).map(
      ({ file, line: at, message }) => `${file} ${(text.split('\n')[at - 1] ?? '').trim()} > ${message}`,
    )
  }
  const wales = aService('wales', { forWhom: { location: ['wales'] } })

  test.each<[string, Gaps, Catalog]>([
    ['everything is one', gapsOf(everywhere), catalogOf([line])],
    ['one place has a service', gapsOf(elsewhere), catalogOf([line, wales])],
    ['a service is closed', gapsOf(), catalogOf([line, { ...wales, status: 'closed' }])],
    ['a service is hidden', gapsOf(), catalogOf([line], [{ service: wales, reason: 'x' }])],
    [
      'a way is closed',
      gapsOf(),
      catalogOf([line, aService('half', { contacts: [{ ...phone, status: 'closed' }, web] })]),
    ],
  ])('are as they should be where %s', (_, gaps, catalog) => {
    expect(problemsOf(gaps, catalog)).toStrictEqual([])
  })

  test('name a line for everybody that there is', () => {
    const gaps = { ...gapsOf(everywhere), everybody: ['line', 'lime'] }
    expect(problemsOf(gaps, catalogOf([line]))).toStrictEqual(['gaps.yaml - lime > there is no service "lime"'])
  })

  test('are none where somebody answers', () => {
    expect(problemsOf(gapsOf(elsewhere, inWales), catalogOf([line, wales]))).toStrictEqual([
      'gaps.yaml - location: > this is no gap: somebody answers for wales, medical-student, addiction, emergency; take that out',
    ])
  })

  test('are all there', () => {
    expect(problemsOf(gapsOf(inWales), catalogOf([line]))).toStrictEqual([
      `gaps.yaml gaps: > ${String(7 * 13 * 10 * 5)} combinations of answers have no service that a person answers, the first for london, medical-student, addiction, emergency: add a service, or the gap and what to say`,
    ])
  })
})

describe('the gaps that are new', () => {
  const found = async (services: readonly ReturnType<typeof aService>[], ...gaps: Gaps['gaps']) =>
    newGaps({ ...realContent, gaps: gapsOf(...gaps), catalog: catalogOf([line, ...services]) }, now)

  test('are none where all are written down, or somebody answers for everything', async () => {
    expect(await found([], everywhere)).toStrictEqual([])
    expect(await found([aService('other')])).toStrictEqual([])
  })

  test('are named by place, with the roles and issues that share them', async () => {
    expect(await found([], inWales)).toStrictEqual(
      places.filter((place) => place !== 'wales').map((location) => ({ location, training: roles, issues })),
    )
  })

  test('stand apart for roles that have others', async () => {
    const gps = aService('gps', { forWhom: { training: ['gp'] }, helpsWith: ['money'] })
    const all = await found([gps], elsewhere, nowhere)
    expect(all.map(({ location }) => location)).toStrictEqual(['wales', 'wales'])
    const [others, some] = all
    const helped = ['gp', 'family-or-partner', 'colleague', 'skipped']
    expect(others?.issues).toStrictEqual(issues)
    expect(others?.training).toStrictEqual(roles.filter((role) => !helped.includes(role)))
    expect(some?.training).toStrictEqual(helped)
    expect(some?.issues).not.toContain('money')
    expect(some?.issues).toContain('career')
  })

  test('are there where anybody is left out, however urgent it is', async () => {
    const [wales] = await found([aService('quick', { forWhom: { urgency: ['emergency'] } })], elsewhere, nowhere)
    expect(wales).toStrictEqual({ location: 'wales', training: roles, issues })
  })

  test('are worked out once for each content', async () => {
    const content = { ...realContent, gaps: gapsOf(everywhere), catalog: catalogOf([line]) }
    expect(await newGaps(content, now)).toBe(await newGaps(content, now))
  })
})

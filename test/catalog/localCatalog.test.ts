import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { findServices, type Match } from '../../src/catalog/findServices.ts'
import { foundingServices } from '../../src/catalog/foundingServices.ts'
import { isRoundTheClock } from '../../src/catalog/isRoundTheClock.ts'
import { loadCatalog, type Catalog } from '../../src/catalog/loadCatalog.ts'
import { isShortCode } from '../../src/catalog/phoneNumber.ts'
import type { Answers } from '../../src/facets.ts'
import { everyCombination } from '../../src/triage/everyCombination.ts'

import { projectRoot } from '../support/realContent.ts'
import { withLocalFiles } from '../support/withLocalFiles.ts'
import { removeFolders } from '../content/aFolder.ts'

const root = join(projectRoot, 'services-catalog')
const { catalog: shared } = loadCatalog(root)
const now = new Date('2026-11-24T10:00:00Z')
afterAll(removeFolders)

const hide = (id: string, reason = 'We have our own') => ({ [`${id}.yaml`]: stringify({ hides: id, reason }) })
const details = (id: string, more: object = {}) => ({
  [`${id}.yaml`]: stringify({
    fillsIn: id,
    contacts: [{ kind: 'phone', value: '020 7946 0101' }],
    evidence: [{ source: 'intranet', date: '2026-11-20', grade: 'A' }],
    recheckBy: '2027-05-20',
    ...more,
  }),
})
const added = (id: string, more: object = {}) => ({
  [`${id}.yaml`]: stringify({
    id,
    name: `Our ${id}`,
    provider: 'The trust',
    answeredBy: 'doctor',
    whoAnswers: 'A doctor',
    summary: 'Help.',
    helpsWith: 'anything',
    bestFor: ['addiction', 'mental-health'],
    forWhom: {
      rule: 'Everybody here.',
      location: ['london', 'scotland'],
      training: ['consultant', 'foundation'],
      urgency: 'anyone',
      specialty: 'anyone',
      trainingRegion: 'anyone',
    },
    contacts: [{ kind: 'phone', value: '020 7946 0102' }],
    hours: 'always',
    immediate: true,
    selfReferral: 'yes',
    confidentiality: { promise: 'It stays here.', limits: 'They tell the trust if patients are at risk.' },
    status: 'current',
    evidence: [{ source: 'intranet', date: '2026-11-20', grade: 'A' }],
    recheckBy: '2027-05-20',
    ...more,
  }),
})

const protectedIds = shared.services
  .filter(
    (service) =>
      foundingServices.includes(service.id) ||
      isRoundTheClock(service) ||
      service.contacts.some(({ value }) => isShortCode(value)),
  )
  .map(({ id }) => id)
const all = (catalog: Catalog, answers: Answers): readonly Match[] => {
  const { first, more } = findServices(catalog, answers, now)
  return [...first, ...more]
}

test('the founding services are those of the table of the founding documents', () => {
  const page = readFileSync(join(projectRoot, 'docs/founding-documents.md'), 'utf8')
  const ids = [...page.matchAll(/\| `([a-z0-9-]+)` `/g)].map(([, id]) => id)
  expect(foundingServices).toStrictEqual([...new Set(ids)].toSorted())
})

test('the example folder is sound, and hides nothing', () => {
  const { catalog, problems } = loadCatalog(root, { local: { root: join(root, 'local.example'), name: 'local' } })
  expect(problems).toStrictEqual([])
  expect(catalog.hidden).toStrictEqual([])
  for (const id of [
    'occupational-health',
    'educational-supervisor',
    'freedom-to-speak-up-guardian',
    'chaplaincy',
    'staff-counselling',
  ])
    expect([id, catalog.byId.get(id)?.confidentiality?.limits]).toStrictEqual([id, expect.any(String)])
})

describe('a trust’s own folder', () => {
  it('adds a service, run by the trust unless it says who else does', () => {
    const { catalog, problems } = withLocalFiles({
      ...added('one'),
      ...added('two', { runBy: 'external', contacts: [] }),
    })
    expect(problems).toStrictEqual([])
    expect(catalog.byId.get('one')).toMatchObject({ runBy: 'employer', isLocal: true })
    expect(catalog.byId.get('two')).toMatchObject({ runBy: 'external', isLocal: true })
  })

  it('fills in details, and leaves whom a service serves as it is', () => {
    const { catalog, problems } = withLocalFiles(details('occupational-health', { name: 'Anytown OH' }))
    const general = shared.byId.get('occupational-health')
    expect(problems).toStrictEqual([])
    expect(catalog.byId.get('occupational-health')).toMatchObject({
      name: 'Anytown OH',
      contacts: [{ value: '020 7946 0101' }],
      forWhom: general?.forWhom,
      alsoKnownAs: expect.arrayContaining(['OH', 'Your occupational health service']),
      evidence: [{ source: 'intranet' }, ...(general?.evidence ?? [])],
    })
  })

  it('hides a service with a reason', () => {
    const { catalog, problems } = withLocalFiles(hide('you-ok-doc', 'Not for our staff'))
    expect(problems).toStrictEqual([])
    expect(catalog.byId.has('you-ok-doc')).toBe(false)
    expect(catalog.hidden).toMatchObject([{ service: { id: 'you-ok-doc' }, reason: 'Not for our staff' }])
  })

  it('is refused when it gives the number of a service that everybody is shown, however it is written', () => {
    const files = added('one', { contacts: [{ kind: 'phone', value: '116 123', label: 'Call Samaritans' }] })
    expect(withLocalFiles(files).problems.join('\n')).toMatch(
      /local\/one\.yaml:\d+ "116 123" is the number of Samaritans, which everybody is shown already: leave it out here/,
    )
  })

  it('is refused when a service of the employer does not say what it tells the employer', () => {
    const files = added('one', { confidentiality: undefined })
    expect(withLocalFiles(files).problems).toStrictEqual([
      'local/one.yaml:1 say under confidentiality what it keeps to itself, and under limits what it must tell the employer',
    ])
    expect(withLocalFiles(added('one', { confidentiality: undefined, runBy: 'external' })).problems).toStrictEqual([])
  })

  it.each([
    ['samaritans', 'it is emergency help'],
    ['doctors-support-group', 'the founding documents name it'],
    ['bma-counselling', 'it is open 24 hours a day'],
  ])('says why it cannot hide %s', (id, why) => {
    expect(withLocalFiles(hide(id)).problems).toStrictEqual([`local/${id}.yaml:1 "${id}" cannot be hidden: ${why}`])
  })

  it('keeps the other names it had, each once, when it is renamed, and only then the name', () => {
    const names = (more: object) =>
      withLocalFiles(details('occupational-health', more)).catalog.byId.get('occupational-health')?.alsoKnownAs
    const general = shared.byId.get('occupational-health')
    expect(names({})).toStrictEqual(general?.alsoKnownAs)
    expect(names({ name: general?.name })).toStrictEqual(general?.alsoKnownAs)
    expect(names({ name: 'Anytown OH', alsoKnownAs: ['AOH', 'OH'] })).toStrictEqual([
      ...new Set(['AOH', 'OH', ...(general?.alsoKnownAs ?? []), general?.name]),
    ])
  })

  it('names each file as the trust’s own, and the others by their own names', () => {
    const { catalog } = withLocalFiles({ ...added('one'), ...details('occupational-health') })
    expect(['one', 'occupational-health', 'samaritans'].map((id) => catalog.files.get(id))).toStrictEqual([
      'local/one.yaml',
      'local/occupational-health.yaml',
      'uk/samaritans.yaml',
    ])
  })

  it.each(protectedIds)('cannot hide %s', (id) => {
    expect(withLocalFiles(hide(id)).problems).toStrictEqual([
      expect.stringMatching(`^local/${id}.yaml:1 "${id}" cannot be hidden: `),
    ])
  })

  it.each([
    [
      'hides what does not exist',
      hide('you-ok-doctor'),
      'local/you-ok-doctor.yaml:1 there is no service "you-ok-doctor"; did you mean "you-ok-doc"?',
    ],
    [
      'hides what is nothing like any service',
      hide('xxxxxxxxxxxx'),
      'local/xxxxxxxxxxxx.yaml:1 there is no service "xxxxxxxxxxxx"',
    ],
    [
      'fills in what is not the trust’s',
      details('dochealth'),
      'local/dochealth.yaml:1 "dochealth" is not run by an employer or trainer, so no trust has details of its own for it: add a service with an id of its own',
    ],
    [
      'fills in what does not exist',
      details('occupational-helth'),
      'local/occupational-helth.yaml:1 there is no service "occupational-helth"; did you mean "occupational-health"?',
    ],
    [
      'changes whom a service serves',
      details('occupational-health', { forWhom: {} }),
      'nothing is called "forWhom" here',
    ],
    [
      'closes what it fills in',
      details('occupational-health', { status: 'closed' }),
      'nothing is called "status" here',
    ],
    ['takes an id that there is', added('samaritans'), 'there is a service "samaritans" already'],
    [
      'takes the name of another as an old name',
      added('one', { formerly: { names: ['samaritans'] } }),
      '"samaritans" is a name of "samaritans" today',
    ],
    ['hides without a reason', { 'you-ok-doc.yaml': 'hides: you-ok-doc\n' }, '"reason" is missing'],
    [
      'has a file of another name',
      { 'other.yaml': stringify({ hides: 'you-ok-doc', reason: 'A reason' }) },
      'local/other.yaml:1 the file about "you-ok-doc" must be called you-ok-doc.yaml',
    ],
    [
      'fills in and hides at once',
      {
        ...details('occupational-health'),
        'a/occupational-health.yaml': stringify({ hides: 'occupational-health', reason: 'x' }),
      },
      '"occupational-health" is filled in or hidden already, in local/',
    ],
    ['has a file that cannot be read', { 'one.yaml': 'id: [one' }, 'local/one.yaml:1 '],
    ['holds no more than a word', { 'one.yaml': 'one' }, 'local/one.yaml:1 '],
    ['has a file that nothing reads', { 'notes.txt': 'x' }, 'local/notes.txt:1 this file is not read'],
  ])('is refused when it %s', (_, files, message) => {
    expect(withLocalFiles(files as Record<string, string>).problems.join('\n')).toContain(message)
  })
})

const generic = shared.services.filter(({ runBy }) => runBy !== 'external').map(({ id }) => id)
const hideable = shared.services.map(({ id }) => id).filter((id) => !protectedIds.includes(id))

/** A trust's folder of up to eight files: services of every kind that would push themselves forward, details and hidden services. */
const folders = fc.record({
  hidden: fc.uniqueArray(fc.constantFrom(...hideable), { maxLength: 4 }),
  filled: fc.uniqueArray(fc.constantFrom(...generic), { maxLength: 3 }),
  additions: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('aaa', 'bbb', 'ccc', 'ddd'),
      runBy: fc.constantFrom('external', 'employer', 'trainer', undefined),
      status: fc.constantFrom('current', 'unconfirmed', 'closed'),
      hours: fc.constantFrom('always', 'unknown'),
      immediate: fc.boolean(),
      answeredBy: fc.constantFrom('doctor', 'nobody'),
      helpsWith: fc.constantFrom('anything', ['addiction', 'mental-health'], ['addiction', 'mental-health', 'money']),
      location: fc.constantFrom('anyone', 'not-stated', ['london'], ['outside-uk', 'crown-dependencies']),
      training: fc.constantFrom('anyone', ['consultant'], ['medical-student', 'family-or-partner']),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  ),
})

test('whatever a trust adds, fills in and hides: help for emergencies, lines open day and night and founding services are shown to those they are for, and nothing local stands above an external service', () => {
  const combinations = everyCombination().filter((_, index) => index % 13 === 0)
  const before = combinations.map((answers) => all(shared, answers).map(({ service }) => service.id))
  let shownLocal = 0
  fc.assert(
    fc.property(folders, ({ hidden, filled, additions }) => {
      const files = Object.assign(
        {},
        ...hidden.map((id) => hide(id)),
        ...filled.filter((id) => !hidden.includes(id)).map((id) => details(id, { hours: 'always', immediate: true })),
        ...additions.map(({ id, runBy, location, training, immediate, ...more }) =>
          added(id, {
            ...more,
            immediate: immediate && more.answeredBy !== 'nobody',
            ...(runBy === undefined ? {} : { runBy }),
            forWhom: {
              rule: 'Us.',
              location,
              training,
              urgency: 'anyone',
              specialty: 'anyone',
              trainingRegion: 'anyone',
            },
          }),
        ),
      ) as Record<string, string>
      const { catalog, problems } = withLocalFiles(files)
      expect(problems).toStrictEqual([])
      for (const [index, answers] of combinations.entries()) {
        const { first, more } = findServices(catalog, answers, now)
        const ids = [...first, ...more].map(({ service }) => service.id)
        const kept = (before[index] ?? []).filter((id) => protectedIds.includes(id))
        expect(ids.filter((id) => protectedIds.includes(id)).toSorted()).toStrictEqual(kept.toSorted())
        // Both lists as people see them: the first three, then the rest.
        const order = [...first, ...more].map(({ service }) =>
          service.runBy === 'external' && service.isLocal !== true
            ? 'external'
            : service.isLocal === true
              ? 'local'
              : 'other',
        )
        shownLocal += order.filter((kind) => kind === 'local').length
        expect(order.indexOf('local') === -1 || !order.slice(order.indexOf('local')).includes('external')).toBe(true)
      }
    }),
    { numRuns: 60, seed: 20261122 },
  )
  expect(shownLocal).toBeGreaterThan(1000)
}, 120_000)

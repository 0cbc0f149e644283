import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadCatalog } from '../src/catalog/loadCatalog.ts'
import type { Evidence, Service } from '../src/catalog/schema.ts'
import { projectRoot } from '../src/commands/projectRoot.ts'

const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const { catalog } = loadCatalog(join(projectRoot, 'services-catalog'))

const rows = textOf('docs/founding-documents.md')
  .split('\n')
  .filter((line) => /^\| [“″]/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, statement = '', livesIn = '', says = '', fate = '']) => {
    const [, record = '', field = ''] = /^`([^`]+)` `([^`]+)`$/.exec(livesIn) ?? []
    return { statement, livesIn, record, field, says, fate }
  })
type Row = (typeof rows)[number]

const serviceOf = ({ record }: Row): Service | undefined => catalog.byId.get(record)
const homed = rows.filter(({ livesIn }) => livesIn !== '—')
const withFate = (fate: RegExp) => rows.filter((row) => fate.test(row.fate))

/** What stands in a record or flows file at a field, all its texts one after the other. */
function textAt({ record, field }: Row): string {
  const root: unknown = record.startsWith('flows/') ? parse(textOf(record)) : catalog.byId.get(record)
  const value = field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], root)
  return textsIn(value).join('\n')
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return typeof value === 'string' || typeof value === 'boolean' ? [String(value)] : []
}

function evidenceOf({ evidence, contacts, barriers }: Service): readonly Evidence[] {
  return [...evidence, ...[...contacts, ...barriers].flatMap((each) => each.evidence ?? [])]
}

/** Rows for which a condition does not hold, short enough to read in a failure. */
const except = (some: readonly Row[], holds: (row: Row) => boolean | undefined) =>
  some.filter((row) => holds(row) !== true).map(({ statement, livesIn, says }) => `${statement} ${livesIn} ${says}`)

describe('the table of the founding documents', () => {
  test('has a row for each statement, and each row a fate that its legend explains', () => {
    expect(rows.length).toBeGreaterThan(200)
    const fates =
      /^(shown( \(.+\))?|shown with its age|recognised when typed|replaced by \(.+, .+\)|said nowhere \(.+\))$/
    expect(except(rows, ({ fate }) => fates.test(fate))).toEqual([])
  })

  test('names a field that exists, in which its phrase stands', () => {
    expect(except(homed, (row) => row.field !== '' && row.says !== '' && textAt(row).includes(row.says))).toEqual([])
  })

  test('shows what nothing newer replaces from current records and current contacts alone', () => {
    const shown = withFate(/^shown( \(|$)/).filter((row) => serviceOf(row) !== undefined)
    const isCurrent = (row: Row) => {
      const contact = serviceOf(row)?.contacts.find((each) => textsIn(each).join('\n').includes(row.says))
      const status = row.field === 'contacts' ? contact?.status : undefined
      return !row.field.startsWith('formerly') && (status ?? serviceOf(row)?.status) === 'current'
    }
    expect(except(shown, isCurrent)).toEqual([])
  })

  test('shows with its age only what is unconfirmed, or says its year itself', () => {
    const isOld = (row: Row) =>
      serviceOf(row)?.status === 'unconfirmed' || textAt(row).includes('unconfirmed') || /\b20\d\d\b/.test(textAt(row))
    expect(except(withFate(/^shown with its age$/), isOld)).toEqual([])
  })

  test('recognises old names and numbers where nothing is shown', () => {
    const isRecognised = ({ field }: Row) => /^(formerly\.(names|numbers)|alsoKnownAs)$/.test(field)
    expect(except(withFate(/^recognised/), isRecognised)).toEqual([])
  })

  test('names for each replacement a source and date that the record gives', () => {
    const isSourced = (row: Row) => {
      const [, source, date] = /^replaced by \((.+), ([^,]+)\)$/.exec(row.fate) ?? []
      const service = serviceOf(row)
      return service && evidenceOf(service).some((each) => each.source === source && each.date === date)
    }
    expect(except(withFate(/^replaced by/), isSourced)).toEqual([])
  })

  test('says nowhere what it says is said nowhere', () => {
    const everything = textsIn([...catalog.services]).join('\n')
    const unsaid = withFate(/^said nowhere/)
    expect(except(unsaid, ({ livesIn, says }) => livesIn === '—' && !everything.includes(says))).toEqual([])
    expect(rows.filter(({ livesIn }) => livesIn === '—')).toEqual(unsaid)
  })

  test('gives a record to each service that the documents name', () => {
    const named = [
      'nhs-practitioner-health',
      'occupational-mental-health-service-london',
      'professional-support-unit-london',
      'bma-counselling',
      'bma-peer-support',
      'british-doctors-and-dentists-group',
      'hope-4-medics',
      'doctors-support-group',
      'doctors-support-network',
      'sick-doctors-trust',
      'rcpsych-psychiatrists-support-service',
      'rcog-peer-support',
      'rcs-csas',
      'occupational-health',
      'educational-supervisor',
      'samaritans',
      'shout',
      'alcoholics-anonymous',
    ]
    expect(rows.map(({ record }) => record)).toEqual(expect.arrayContaining(named))
  })

  test('has every old number that the catalog recognises', () => {
    const old = catalog.services.flatMap(({ formerly }) => formerly?.numbers ?? [])
    expect(rows.map(({ says }) => says)).toEqual(expect.arrayContaining(old))
  })
})

test('"Who made this" credits both documents with their dates', () => {
  const credit = (parse(textOf('flows/phrases.yaml')) as { whoMadeThis: unknown }).whoMadeThis
  const said = textsIn(credit).join('\n')
  for (const words of [
    'Support for Doctors in Training',
    'about 2015',
    'Counselling and peer support',
    '18 May 2020',
  ]) {
    expect(said).toContain(words)
  }
})

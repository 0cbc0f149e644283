import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { catalogOf, loadCatalog } from '../src/catalog/loadCatalog.ts'
import { findServices } from '../src/catalog/findServices.ts'
import { jsonSchemas } from '../src/commands/jsonSchemas.ts'
import { projectRoot } from '../src/commands/projectRoot.ts'
import { facets } from '../src/facets.ts'
import { aFolder, removeFolders } from './content/aFolder.ts'
import { serviceFields } from './support/schemaFields.ts'
import { sourceFiles } from './support/sourceFiles.ts'

const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const services = textOf('services-catalog/README.md')
const flows = textOf('flows/README.md')
const samaritans = textOf('services-catalog/uk/samaritans.yaml')
const example = /<!-- prettier-ignore-start -->\s+```yaml\n([^]+?)```/.exec(services)?.[1] ?? ''

/** The catalog that these files make, by their paths below it. */
const load = (files: Readonly<Record<string, string>>) => loadCatalog(aFolder(files))
afterAll(removeFolders)

/** The rows of the table that follows a heading, as texts of cells. */
function tableAfter(page: string, heading: string): readonly (readonly string[])[] {
  const section = page.slice(page.indexOf(`\n## ${heading}\n`)).split('\n## ')[1] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe('the page for whoever edits services', () => {
  test('explains every field as the schema does, and no other', () => {
    const fields = serviceFields().map(({ path, isNeeded, note }) => [`\`${path}\``, isNeeded ? 'yes' : '', note])
    expect(tableAfter(services, 'What each field means')).toEqual(fields)
    expect(fields.filter(([, , note]) => note === '')).toEqual([])
  })

  test('has an example record that the catalog accepts as it stands', () => {
    expect(load({ 'wales/example-staff-counselling.yaml': example }).problems).toEqual([])
  })

  test('uses in its example every field, but those for peer support and for what is closed or was replaced', () => {
    const record: unknown = parse(example)
    const unused = serviceFields().filter(({ path }) => !holds(record, path.split('.')))
    const others = unused.map(({ path }) => path).filter((path) => !/(^|\.)closed(\.|$)/.test(path))
    expect(others).toEqual(['peerSupport', 'supersededBy'])
  })

  test.each([
    ...Object.entries({ ...facets, issues: facets.issues.filter((issue) => issue !== 'not-sure') }),
    ['runBy', ['external', 'employer', 'trainer']],
    ['answeredBy', ['doctor', 'counsellor', 'trained-volunteer', 'adviser', 'staff', 'unknown', 'nobody']],
    ['closedOnBankHolidays', ['england-and-wales', 'scotland', 'northern-ireland', 'no', 'unknown']],
  ])('lists the words for %s', (name, options) => {
    const entry = new RegExp(`\\n- \\*\\*${name}\\*\\*[^]*?(?=\\n- |\\n\\n)`).exec(services)?.[0] ?? ''
    expect([...entry.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word).filter((word) => word !== 'helpsWith')).toEqual(
      options,
    )
  })

  test('explains every grade of evidence', () => {
    expect(tableAfter(services, 'How sure we are').map(([grade]) => grade)).toEqual(['A', 'B', 'C', 'N'])
  })

  test('explains sentences that the check really says', () => {
    const code = sourceFiles()
      .filter(({ file }) => /^(content|catalog)\//.test(file))
      .map(({ text }) => text)
      .join('\n')
    const unsaid = tableAfter(services, 'When the check finds a mistake').filter(
      ([words = '']) => !code.includes(words),
    )
    expect(unsaid).toEqual([])
  })

  test('shows a mistake as the check names it', () => {
    const [problem] = load({ 'uk/samaritans.yaml': samaritans.replace('status: current', 'status: curent') }).problems
    expect(services).toContain(
      `services-catalog/${String(problem?.file)}:${String(problem?.line)} ${String(problem?.message)}`,
    )
  })

  test('shows how to write what is closed, checked and hidden as the files take it', () => {
    const blocks = [...services.matchAll(/```yaml\n( *)([^]+?)```/g)].map(([, indent = '', text = '']) =>
      text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    )
    const block = (key: string) => blocks.find((each) => each.startsWith(`${key}:`)) ?? ''
    const closed = samaritans.replace('status: current\n', `status: closed\n${block('closed')}`)
    expect(load({ 'samaritans.yaml': closed }).problems).toEqual([])
    const checked = samaritans.replace(/recheckBy: .*\n/, block('checked').replaceAll(/^ {2}/gm, '  '))
    expect(load({ 'samaritans.yaml': checked }).problems).toEqual([])
    const local = { root: aFolder({ 'you-ok-doc.yaml': block('hides') }), name: 'local' }
    expect(loadCatalog(join(projectRoot, 'services-catalog'), { local }).problems).toEqual([])
  })

  test('closes a service with one line', () => {
    const { catalog, problems } = load({
      'uk/samaritans.yaml': samaritans.replace('status: current', 'status: closed'),
    })
    expect(problems).toEqual([])
    expect(findServices(catalogOf(catalog.services), {}, new Date('2026-11-22T12:00:00Z')).first).toEqual([])
  })
})

describe('the page for whoever edits words', () => {
  const listed = [...flows.matchAll(/\n\| `([^`]+)`/g)].map(([, file = '']) => file)

  test('lists the files of its folder', () => {
    const described = jsonSchemas().flatMap(({ name }) =>
      ['service', 'local', 'sign-off'].includes(name) ? [] : [`${name}.yaml`],
    )
    expect(listed.toSorted()).toEqual(described.toSorted())
  })

  test.each([
    'label',
    'hint',
    'short',
    'underSomethingElse',
    'line',
    'closing',
    'family',
    'lines',
    'linesForSomeoneElse',
    'withoutPhone',
    'known',
    'gaps',
  ])('speaks of %s, which a file has', (key) => {
    expect(flows).toContain(`\`${key}`)
    expect(listed.some((file) => new RegExp(`\\b${key}:`).test(textOf(`flows/${file}`)))).toBe(true)
  })

  test('gives a sentence with something to fill in that is in the file', () => {
    const sentence = /`("[^`]*\{count\}[^`]*")`/.exec(flows)?.[1] ?? 'none'
    expect(textOf('flows/phrases.yaml')).toContain(sentence)
  })
})

test.each(['services-catalog/README.md', 'flows/README.md'])('%s names commands that exist', (file) => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const commands = [...textOf(file).matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name)
  expect(commands.length).toBeGreaterThan(0)
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
})

/** Whether a value stands at a path, in any entry where the path crosses a list. */
function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined
  if (Array.isArray(value)) return value.some((each) => holds(each, [key, ...rest]))
  return typeof value === 'object' && value !== null && holds((value as Record<string, unknown>)[key], rest)
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import { checkEmergencyNumbers } from '../../src/triage/checkEmergencyNumbers.ts'
import { emergencySchema } from '../../src/triage/emergencySchema.ts'
import { aFolder, removeFolders } from '../content/aFolder.ts'
import { aService } from '../support/aService.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

afterAll(removeFolders)

const text = readFileSync(join(projectRoot, 'flows/emergency.yaml'), 'utf8')

/** What is wrong with the numbers when `from` stands as `to` in the text for Wales, or for another place: the lines it is named at, and the words. */
function problemsOf(from: string, to: string, catalog = realContent.catalog, place = 'wales'): readonly string[] {
  const begins = text.indexOf(`- locations: [${place}]`)
  const rest = text.slice(begins)
  if (begins === -1 || !rest.includes(from)) throw new Error(`the text for ${place} does not hold ${from}`)
  const changed = text.slice(0, begins) + rest.replace(from, () => to)
  const { source, problems } = readYamlFile(aFolder({ 'emergency.yaml': changed }), 'emergency.yaml', emergencySchema)
  if (source === undefined) throw new Error(problems.map(({ message }) => message).join())
  const lines = changed.split('\n')
  return checkEmergencyNumbers(source, catalog).map(
    ({ file, line, message }) => `${file} ${/\w+:/.exec(lines[line - 1] ?? '')?.[0] ?? ''} ${message}`,
  )
}

const isNone = (number: string) => `no service in services-catalog has the number "${number}": one of the two is wrong`

test('the emergency texts give only numbers that services have', () => {
  expect(problemsOf('999', '999')).toStrictEqual([])
})

test.each([
  ['the line on every screen', 'phone 116 123. Or', 'phone 116 124. Or', 'line:', '116 124'],
  ['the line under the results', 'phone NHS 111 or', 'phone NHS 112 345 or', 'closing:', '112 345'],
  ['the words for a family', 'Phone 999 if anyone', 'Phone 998 if anyone', 'family:', '998'],
  ['the heading', 'heading: "Phone 999', 'heading: "Phone 997', 'heading:', '997'],
  ['a line', 'Phone NHS 111 and press 2', 'Phone NHS 113 or 111 and press 2', 'text:', '113'],
  ['a way without phoning', 'If your phone is', 'If 18001 020 7946 0101 is your phone and', 'text:', '020 7946 0101'],
])('a number in %s that no service has is named there', (_, from, to, line, number) => {
  expect(problemsOf(from, to)).toStrictEqual([`emergency.yaml ${line} ${isNone(number)}`])
})

test('only what can be phoned or texted is a number of a service', () => {
  const withContact = (kind: string, value: string) =>
    catalogOf([...realContent.catalog.services, aService('x', { contacts: [{ kind, value }] })])
  const wrong = (catalog: typeof realContent.catalog) =>
    problemsOf('Phone 999 if anyone', 'Phone 020 7946 0101 if anyone', catalog)
  expect(wrong(withContact('phone', '020 7946 0101'))).toStrictEqual([])
  expect(wrong(withContact('local', '020 7946 0101'))).toStrictEqual([
    `emergency.yaml family: ${isNone('020 7946 0101')}`,
  ])
  expect(wrong(withContact('in-person', '020 7946 0101'))).toHaveLength(1)
  expect(
    problemsOf('Phone 999 if anyone', 'Text 07400 123456 if anyone', withContact('text', '07400 123456')),
  ).toStrictEqual([])
})

test.each([
  ['the number of the European Union', 'Phone 999 if anyone', 'Phone 112 if anyone'],
  ['a number of two figures', 'Phone 999 if anyone', 'Phone 999 in 10 or 55 if anyone'],
  ['a textphone', 'Relay UK puts', 'Relay UK (18001 116 123) puts'],
])('%s is no mistake', (_, from, to) => {
  expect(problemsOf(from, to)).toStrictEqual([])
})

test.each([
  [
    'the first number',
    'emergency: "999, 111"',
    'emergency: "111, 999"',
    ['"111" is not the number of the first line: write 999 first'],
  ],
  [
    'a number that is not in the lines',
    'emergency: "999, 111"',
    'emergency: "999, 85258"',
    ['"85258" is not a number to phone in the lines of this place'],
  ],
  [
    'Samaritans',
    'samaritans: "116 123"',
    'samaritans: "116 132"',
    ['"116 132" is not how Samaritans are reached from this place: see samaritans.yaml'],
  ],
  [
    'Samaritans as their own emergency number',
    'emergency: "999, 111"',
    'emergency: "999, 116 123"',
    ['"116 123" is not a number to phone in the lines of this place'],
  ],
])('what a line in another language says must be what the lines of the place say: %s', (_, from, to, messages) => {
  expect(problemsOf(from, to)).toStrictEqual(messages.map((message) => `emergency.yaml numbers: ${message}`))
})

test('Samaritans are given as they are reached from the place, not from elsewhere', () => {
  const abroad = (from: string, to: string) => problemsOf(from, to, realContent.catalog, 'outside-uk')
  expect(abroad('samaritans: "', 'samaritans: "')).toStrictEqual([])
  expect(abroad('samaritans: "jo@samaritans.org"', 'samaritans: "116 123"')).toStrictEqual([
    'emergency.yaml numbers: "116 123" is not how Samaritans are reached from this place: see samaritans.yaml',
  ])
})

test('closing a way or a service must not refuse the texts that name it', () => {
  const closed = (isClosed: (value: string) => boolean) =>
    catalogOf(
      realContent.catalog.services.map((service) => ({
        ...service,
        contacts: service.contacts.map((contact) =>
          isClosed(contact.value) ? { ...contact, status: 'closed' as const } : contact,
        ),
      })),
    )
  expect(
    problemsOf(
      '999',
      '999',
      closed((value) => value === '116 123'),
    ),
  ).toStrictEqual([])
  expect(
    problemsOf(
      '999',
      '999',
      closed(() => true),
    ),
  ).toStrictEqual([])
})

test('without Samaritans in the catalog their numbers are missed', () => {
  const others = catalogOf(realContent.catalog.services.filter(({ id }) => id !== 'samaritans'))
  const problems = problemsOf('999', '999', others)
  expect(problems.filter((problem) => problem.includes(isNone('116 123'))).length).toBeGreaterThan(0)
  expect(problems.filter((problem) => problem.includes('is not how Samaritans are reached')).length).toBeGreaterThan(5)
})

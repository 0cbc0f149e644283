import { basename, join } from 'node:path'
import { hashOfFiles } from '../../src/content/fileHashes.ts'
import { filesToApprove } from '../../src/triage/approval.ts'
import { foldersBelow, loadContent, versionOf } from '../../src/triage/content.ts'
import { aFolder, removeFolders } from '../content/aFolder.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { realContent } from '../support/realContent.ts'

let copy: ReturnType<typeof contentCopy>
beforeEach(() => void (copy = contentCopy()))
afterEach(() => copy.remove())
afterAll(removeFolders)

test('the real content is sound, and a copy of it has the same version', () => {
  expect(copy.problems()).toEqual([])
  expect(realContent.version).toMatch(/^[0-9a-f]{12}$/)
})

const samaritans = 'services-catalog/uk/samaritans.yaml'
const practitionerHealth = 'services-catalog/england/nhs-practitioner-health.yaml'

test.each([
  ['an unknown key', samaritans, 'summary:', 'sumary:', 'sumary'],
  ['a misspelt option', practitionerHealth, 'location: [london,', 'location: [londn,', 'did you mean "london"'],
  [
    'a misspelt option of a question',
    'flows/find-support.yaml',
    'id: scotland',
    'id: scotlnd',
    'no option "scotlnd" in location',
  ],
  ['text lost after #', samaritans, 'runBy: external', 'runBy: external # as they say', 'the text after # is lost'],
  ['an unquoted number', practitionerHealth, '"0300 0303 300"', '03000303300', 'quotes'],
  ['an impossible time', practitionerHealth, '"08:00"', '"25:00"', 'HH:MM'],
  [
    'a session that never opens',
    practitionerHealth,
    'opens: "08:00"\n      closes: "20:00"',
    'opens: "08:00"\n      closes: "08:00"',
    'opens',
  ],
  ['a number that is none', practitionerHealth, '0300 0303 300', '0300 0303 30', 'not a valid UK phone number'],
  ['a number of a wrong kind', practitionerHealth, '0300 0303 300', '85258', 'not a valid UK phone number'],
  ['a number that costs extra', practitionerHealth, '0300 0303 300', '0845 920 0169', 'costs extra'],
  [
    'a text number that takes no texts',
    'services-catalog/uk/shout.yaml',
    '"85258"',
    '"0330 123 1245"',
    'cannot take text messages',
  ],
  [
    'a dangling supersededBy',
    samaritans,
    'status: current',
    'status: superseded\nsupersededBy: samaritns',
    'there is no service "samaritns"; did you mean "samaritans"?',
  ],
  [
    'a superseded service without a successor',
    samaritans,
    'status: current',
    'status: superseded',
    'say by which service',
  ],
  ['a web address that is not secure', practitionerHealth, 'https://www', 'http://www', 'https://'],
  [
    'a phrase that fills in something unknown',
    'flows/phrases.yaml',
    'Show more ({count})',
    'Show more ({number})',
    'there is no {number} here',
  ],
  [
    'a location without an emergency text',
    'flows/emergency.yaml',
    'locations: [wales]',
    'locations: [scotland]',
    'wales has 0 emergency texts',
  ],
])('%s is refused with its file and line', (_, file, from, to, message) => {
  copy.replace(file, from, to)
  const problems = copy.problems()
  expect(problems.join('\n')).toContain(message)
  expect(problems.every((problem) => /^(flows|services-catalog)\/[\w/.-]+:\d+ \S/.test(problem))).toBe(true)
  expect(problems.some((problem) => problem.startsWith(`${file}:`))).toBe(true)
})

test('the line of a problem is the line that must be mended', () => {
  const line = copy.replace(samaritans, 'status: current', 'status: curent')
  expect(copy.problems()[0]).toMatch(new RegExp(`^${samaritans}:${String(line)} `))
})

test('a second file with the same id is refused, and says where the first is', () => {
  copy.write('services-catalog/england/samaritans.yaml', copy.read(samaritans))
  expect(copy.problems()).toEqual([
    expect.stringContaining('there is a service "samaritans" already, in services-catalog/england/samaritans.yaml'),
  ])
})

test('a service that no answers can reach is refused', () => {
  copy.replace('services-catalog/wales/canopi.yaml', '  trainingRegion: anyone', '  trainingRegion: [wessex]')
  expect(copy.problems().join()).toContain('no answers can reach this service')
})

test('a contact that works from nowhere the service serves makes it unreachable', () => {
  copy.replace(practitionerHealth, '    label: Call Practitioner Health', '    where: [scotland]')
  copy.replace(practitionerHealth, '    label: Register online', '    where: [scotland]')
  expect(copy.problems().join()).toContain('no answers can reach this service')
})

test('every problem of every file is named at once', () => {
  copy.replace(samaritans, 'summary:', 'sumary:')
  copy.replace(practitionerHealth, '0300 0303 300', '0300 0303 30')
  copy.replace('flows/gaps.yaml', 'location: [outside-uk]', 'location: [outside]')
  const files = new Set(copy.problems().map((problem) => problem.split(':')[0]))
  expect([...files]).toEqual(expect.arrayContaining([samaritans, practitionerHealth, 'flows/gaps.yaml']))
})

test('a file that nothing reads is refused, so that no edit is lost', () => {
  copy.write('flows/phrases.yml', 'a: b')
  copy.write('flows/extra.yaml', 'a: b')
  expect(copy.problems()).toEqual([
    expect.stringMatching(
      /^flows\/extra\.yaml:1 nothing reads this file: the files here are find-support\.yaml, phrases\.yaml, emergency\.yaml, gaps\.yaml, widget\.yaml, teams\.yaml, pages\.yaml, sign-off\.yaml, \w/,
    ),
    'flows/phrases.yml:1 this file is not read: its name must end in .yaml, not .yml',
  ])
})

test.each(['phrases', 'emergency', 'gaps', 'widget', 'teams', 'pages', 'find-support'])(
  'flows/%s.yaml must be there and hold what it should',
  (name) => {
    copy.write(`flows/${name}.yaml`, 'nothing: here\n')
    expect(copy.problems().filter((problem) => problem.startsWith(`flows/${name}.yaml:1 `))).not.toHaveLength(0)
  },
)

test('a number in the emergency texts that no service has is refused, but not while a record is broken', () => {
  copy.replace(
    'flows/emergency.yaml',
    '{ text: "Phone 999", phone: "999" }',
    '{ text: "Phone 999 or 997", phone: "999" }',
  )
  const isNone = 'no service in services-catalog has the number "997"'
  expect(copy.problems().join()).toContain(isNone)
  copy.replace(samaritans, 'status: current', 'status: curent')
  expect(copy.problems().join()).not.toContain(isNone)
})

describe('numbers in the texts', () => {
  const start = '"Start again"'
  const phone = (number: string) => copy.replace('flows/phrases.yaml', start, `"Start again, or phone ${number}"`)

  test('must be those of services', () => {
    const line = phone('0300 123 1245')
    expect(copy.problems()).toEqual([
      expect.stringMatching(new RegExp(`^flows/phrases\\.yaml:${String(line)} .*0300 123 1245`)),
    ])
  })

  test('may be those of a service that the trust hides', () => {
    phone('0300 123 1100')
    const local = aFolder({
      'acas.yaml': 'hides: acas\nreason: We have our own\n',
    })
    const content = loadContent(foldersBelow(copy.root, local), undefined)
    expect(content.catalog.hidden.map(({ service }) => service.id)).toEqual(['acas'])
  })

  test('are not looked for while a record is broken: its own are not known', () => {
    phone('0300 123 1245')
    copy.replace(samaritans, 'status: current', 'status: curent')
    expect(copy.problems()).toEqual([expect.stringContaining(samaritans)])
  })
})

test('words that harm are refused in every text', () => {
  copy.replace('flows/widget.yaml', '"', '"It detects risk. ')
  expect(copy.problems()).toEqual([expect.stringMatching(/^flows\/widget\.yaml:\d+ /)])
})

test('the trust, its address and whom to tell stand in the content as they are given', () => {
  expect(loadContent(copy.root, 'Anytown', 'https://example.org', 'room 4')).toMatchObject({
    trust: 'Anytown',
    address: 'https://example.org',
    safetyContact: 'room 4',
    approval: { kind: 'none' },
  })
  const unnamed = loadContent(copy.root, undefined)
  expect([unnamed.trust, unnamed.address, unnamed.safetyContact]).toEqual([
    realContent.phrases.greeting.trustUnnamed,
    undefined,
    undefined,
  ])
})

test('the trust’s own folder is part of what is read, and of the version', () => {
  const { root } = copy
  expect(foldersBelow(root)).toEqual({ flows: join(root, 'flows'), catalog: join(root, 'services-catalog') })
  const local = aFolder({
    'acas.yaml': 'hides: acas\nreason: We have our own\n',
  })
  const folders = foldersBelow(root, local)
  expect(folders.local).toEqual({ root: local, name: basename(local) })
  expect(versionOf(folders)).not.toBe(versionOf(foldersBelow(root)))
  expect(versionOf(foldersBelow(root))).toBe(realContent.version)
  expect(loadContent(folders, undefined).version).toBe(versionOf(folders))
})

describe('who approved the wording', () => {
  const sign = (difference: object = {}) => {
    const files = filesToApprove(foldersBelow(copy.root))
    const signOff = { role: 'lead', date: '2026-11-20', content: hashOfFiles(files), files, ...difference }
    copy.write('flows/sign-off.yaml', JSON.stringify(signOff))
  }

  test('is part of the content, and so is that the wording has changed since', () => {
    sign()
    expect(loadContent(copy.root, undefined).approval).toEqual({ kind: 'approved', role: 'lead', date: '2026-11-20' })
    copy.replace('flows/phrases.yaml', '"Start again"', '"Begin again"')
    expect(loadContent(copy.root, undefined).approval).toEqual({ kind: 'changed', role: 'lead', date: '2026-11-20' })
  })

  test('is refused where it is not written as it should be', () => {
    sign({ role: 'Dr Other' })
    expect(copy.problems()).toEqual(['flows/sign-off.yaml:1 write their role, never their name'])
  })
})

test('a rule for typed words that is broken is named with its file', () => {
  copy.write('flows/red-flags.yaml', 'nothing: here\n')
  expect(copy.problems().some((problem) => problem.startsWith('flows/red-flags.yaml:1 '))).toBe(true)
})

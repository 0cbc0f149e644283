import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { hashOfFiles } from '../../src/content/fileHashes.ts'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import { emergencySchema } from '../../src/triage/emergencySchema.ts'
import { flowSchema } from '../../src/triage/flowSchema.ts'
import { gapsSchema, isConcerned, isGap } from '../../src/triage/gapsSchema.ts'
import { pagesWordsSchema } from '../../src/triage/pagesWords.ts'
import { phrasesSchema } from '../../src/triage/phrasesSchema.ts'
import { signOffSchema } from '../../src/triage/signOffSchema.ts'
import { safetyContact } from '../../src/triage/safetyContactSchema.ts'
import { teamsWordsSchema } from '../../src/triage/teamsWords.ts'
import { widgetWordsSchema } from '../../src/triage/widgetWords.ts'
import { aFolder, removeFolders } from '../content/aFolder.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

afterAll(removeFolders)

const schemas: Readonly<Record<string, z.ZodType>> = {
  'find-support': flowSchema,
  emergency: emergencySchema,
  gaps: gapsSchema,
  phrases: phrasesSchema,
  pages: pagesWordsSchema,
  teams: teamsWordsSchema,
  widget: widgetWordsSchema,
}

/** What is said of a file of `flows/` in which the first `from` is replaced; each line of it is given as the text that stands there. */
function problemsOf(name: string, from: string, to: string): readonly string[] {
  const file = `${name}.yaml`
  const text = readFileSync(join(projectRoot, 'flows', file), 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  const changed = text.replace(from, () => to)
  const { problems } = readYamlFile(aFolder({ [file]: changed }), file, schemas[name] as z.ZodType)
  return problems.map(
    ({ line, message }) => `${(changed.split('\n')[line - 1] ?? '').trim().slice(0, 24)} > ${message}`,
  )
}

test.each(Object.keys(schemas))('%s.yaml is taken as it is', (name) => {
  expect(problemsOf(name, '#', '#')).toStrictEqual([])
})

test.each([
  [
    'find-support',
    'an option that is missing',
    `      - { id: scotland, label: "Scotland", short: "Scotland" }
`,
    '',
    ['options: > location has no option "scotland"'],
  ],
  [
    'find-support',
    'an option that stands twice',
    '{ id: scotland, label: "Scotland", short',
    '{ id: wales, label: "Cymru", short',
    ['options: > location has no option "scotland"', '- { id: wales, label: "W > there is an option "wales" already'],
  ],
  [
    'find-support',
    'an option that there is not',
    'id: scotland, label',
    'id: scotlnd, label',
    [
      'options: > location has no option "scotland"',
      '- { id: scotlnd, label:  > no option "scotlnd" in location: it has london, england-outside-london, scotland, wales, northern-ireland, crown-dependencies, outside-uk',
    ],
  ],
  [
    'find-support',
    'a label that stands twice',
    'label: "Scotland"',
    'label: "WALES"',
    ['- { id: wales, label: "W > "Wales" is another option’s label'],
  ],
  [
    'find-support',
    'a label that fits no button',
    'label: "Scotland"',
    'label: "Scotland Scotland Scotland Scotland Scotland Scotland Scotland Scotland Scotland Scotland "',
    ['- { id: scotland, label: > a label has at most 80 characters, so that it fits a button'],
  ],
  [
    'find-support',
    'no way to more than one issue',
    `    several:
      choose: "More than one of these"
      label: "What is it about? Choose all that apply."
      submit: "Show services for these"
`,
    '',
    ['- id: issues > several is missing: people may choose more than one'],
  ],
  [
    'find-support',
    'more than one place',
    `  - id: training
`,
    `  - id: training
    several: { choose: A, label: B, submit: C }
`,
    ['several: { choose: A, la > only one can be chosen here'],
  ],
  [
    'find-support',
    'a way to other places that leads nowhere',
    `  - id: training
`,
    `  - id: training
    somethingElse: { choose: A, label: B }
`,
    ['somethingElse: { choose: > no option stands underSomethingElse: this would lead nowhere'],
  ],
  [
    'find-support',
    'another option without a way to it',
    'short: "Scotland" }',
    'short: "Scotland", underSomethingElse: true }',
    ['- id: location > somethingElse is missing: nothing would lead to the options under it'],
  ],
  [
    'emergency',
    'a place without a text',
    'locations: [wales]',
    'locations: [scotland]',
    [
      'texts: > scotland has 2 emergency texts: it must have exactly one',
      'texts: > wales has 0 emergency texts: it must have exactly one',
    ],
  ],
  [
    'emergency',
    'a first line without 999',
    '- { text: "Phone 999", phone: "999" }',
    '- { text: "Phone 111", phone: "111" }',
    ['lines: > the first line must be 999, with phone: "999"'],
  ],
  [
    'emergency',
    'the screen without 999',
    'line: "In an emergency phone 999 or go to A&E.',
    'line: "In an emergency go to A&E.',
    ['line: "In an emergency g > 999 is missing: this line is on every screen'],
  ],
  [
    'emergency',
    'a number that the text does not say',
    'text: "Phone 999", phone: "999"',
    'text: "Phone them", phone: "999"',
    ['- { text: "Phone them",  > "999" is not what the text of this line says'],
  ],
  [
    'emergency',
    'a text number that the text does not say',
    'text: "Text SHOUT to 85258, free, day or night", message: "85258"',
    'text: "Text SHOUT, free, day or night", message: "85258"',
    ['- { text: "Text SHOUT, f > "85258" is not what the text of this line says'],
  ],
  [
    'emergency',
    'an address that the text does not say',
    'Email Samaritans at jo@samaritans.org: a reply',
    'Email Samaritans: a reply',
    ['- { text: "Email Samarit > "jo@samaritans.org" is not what the text of this line says'],
  ],
  [
    'emergency',
    'a number that nobody can call',
    'text: "Phone 999", phone: "999"',
    'text: "Phone 998", phone: "998"',
    ['- { text: "Phone 998", p > "998" is not a valid UK phone number'],
  ],
  [
    'emergency',
    'a text number that takes none',
    'to 85258, free, day or night", message: "85258"',
    'to 111, free, day or night", message: "111"',
    ['- { text: "Text SHOUT to > "111" cannot take text messages: it is neither a mobile number nor 999 or 85258'],
  ],
  [
    'gaps',
    'a place that there is not',
    'location: [outside-uk]',
    'location: [outside]',
    [
      '- location: [outside] > no option "outside" in location: write one of london, england-outside-london, scotland, wales, northern-ireland, crown-dependencies, outside-uk, skipped',
    ],
  ],
  [
    'gaps',
    'no place',
    'location: [outside-uk]',
    'location: []',
    ['- location: [] > "location" needs at least 1 in its list'],
  ],
  [
    'phrases',
    'something else filled in',
    'Show more ({count})',
    'Show more ({number})',
    ['showMore: "Show more ({n > there is no {number} here: only {count} is filled in here'],
  ],
  [
    'phrases',
    'nothing filled in',
    'Show more ({count})',
    'Show more',
    ['showMore: "Show more" > {count} is missing: it is filled in here, so keep it, in curly brackets'],
  ],
  [
    'phrases',
    'something filled in where nothing is',
    'carryOn: "Carry on"',
    'carryOn: "Carry on {name}"',
    ['carryOn: "Carry on {name > nothing is filled in here: remove {name}'],
  ],
  [
    'phrases',
    'a bracket left over',
    'Show more ({count})',
    'Show more {count})}',
    [
      'showMore: "Show more {co > a curly bracket is left over: only {count} is filled in here, with a bracket before and after',
    ],
  ],
  [
    'phrases',
    'a word of two commands',
    'carry-on: ["carry on"',
    'carry-on: ["Go back", "carry on"',
    ['back: ["back", "go back" > "go back" stands at carry-on already'],
  ],
  [
    'phrases',
    'nobody who runs it',
    '- "{trust} runs this service. It keeps no names and no record of what you choose. Your IT',
    '- "We run this service. It keeps no names and no record of what you choose. Your IT',
    ['paragraphs: > {trust} is missing: one of these says who runs the service'],
  ],
  [
    'phrases',
    'an address that is not secure',
    'href: "https://www.gmc-uk.org/professional-standards"',
    'href: "http://www.gmc-uk.org/professional-standards"',
    ['href: "http://www.gmc-uk > a web address begins with https:// and the full name of the site'],
  ],
])('%s.yaml with %s is refused at that line', (name, _, from, to, problems) => {
  expect(problemsOf(name, from, to)).toStrictEqual(problems)
})

test.each(['999', '116 123', '85258'])('whoever reads only one line of teams.yaml finds %s in it', (number) => {
  const { teams } = realContent
  for (const text of [teams.group, teams.elsewhere, teams.tooMuch, teams.app.description]) {
    expect(teamsWordsSchema.safeParse(teams).success).toBe(true)
    const without = JSON.parse(
      JSON.stringify(teams).replace(JSON.stringify(text), () => JSON.stringify(text.replaceAll(number, ''))),
    ) as unknown
    expect(teamsWordsSchema.safeParse(without).error?.issues.map(({ message }) => message)).toStrictEqual([
      `${number} is missing: whoever reads this gets nothing else`,
    ])
  }
})

test.each([
  ['a label of a button', 'teams', (label: string) => ({ buttons: { ...realContent.teams.buttons, clear: label } })],
  ['the web link', 'teams', (label: string) => ({ webVersion: { ...realContent.teams.webVersion, link: label } })],
  ['a label of the widget', 'widget', (label: string) => ({ launcher: { ...realContent.widget.launcher, label } })],
] as const)('%s has at most 80 characters', (_, name, change) => {
  const messages = (length: number) =>
    schemas[name]
      ?.safeParse({ ...realContent[name], ...change('x'.repeat(length)) })
      .error?.issues.map(({ message }) => message)
  expect(messages(80)).toBeUndefined()
  expect(messages(81)).toStrictEqual(['a label has at most 80 characters, so that it fits a button'])
})

test.each([
  ['name', 30],
  ['fullName', 100],
  ['shortDescription', 80],
] as const)('the %s of the app has at most %d characters, as Teams takes no more', (key, most) => {
  const { teams } = realContent
  const messages = (length: number) =>
    teamsWordsSchema
      .safeParse({ ...teams, app: { ...teams.app, [key]: 'x'.repeat(length) } })
      .error?.issues.map(({ message }) => message)
  expect(messages(most)).toBeUndefined()
  expect(messages(most + 1)).toStrictEqual([`Teams takes at most ${String(most)} characters`])
})

test('a question that is missing, and one that stands twice, are both named', () => {
  expect(problemsOf('find-support', '  - id: specialty', '  - id: urgency')).toStrictEqual(
    expect.arrayContaining([
      'questions: > there is no question "specialty"',
      '- id: urgency > there is a question "urgency" already',
    ]),
  )
})

test.each(['lines', 'linesForSomeoneElse', 'withoutPhone'])(
  'abroad no UK number stands to be tapped under %s',
  (key) => {
    const text = readFileSync(join(projectRoot, 'flows/emergency.yaml'), 'utf8')
    const abroad = text.slice(text.indexOf('  - locations: [outside-uk]'))
    const place = abroad.slice(0, abroad.indexOf('- {', abroad.indexOf(`    ${key}:`)))
    for (const line of ['- { text: "Phone 999", phone: "999" }', '- { text: "Text 85258", message: "85258" }'])
      expect(problemsOf('emergency', place, `${place}${line}\n      `)).toStrictEqual([
        `${line.slice(0, 24)} > a UK number cannot be tapped here: it may not connect from abroad`,
      ])
  },
)

describe('a gap', () => {
  const gap = {
    location: ['wales' as const],
    training: 'any' as const,
    issues: ['money' as const, 'career' as const],
    text: 'x',
  }

  test.each([
    ['the same place and issue', { location: 'wales', issues: ['money'] }, true, true],
    ['another place', { location: 'scotland', issues: ['money'] }, false, false],
    ['an unknown place', { issues: ['money'] }, false, false],
    ['another issue', { location: 'wales', issues: ['addiction'] }, false, false],
    ['all of its issues', { location: 'wales', issues: ['money', 'career'] }, true, true],
    ['one of its issues beside another', { location: 'wales', issues: ['money', 'addiction'] }, false, true],
    ['one of its issues and doubt', { location: 'wales', issues: ['money', 'not-sure'] }, true, true],
    ['doubt alone', { location: 'wales', issues: ['not-sure'] }, false, false],
    ['no issue', { location: 'wales', issues: 'skipped' }, false, false],
  ] as const)('is %s: %s', (_, answers, isIt, concerns) => {
    expect([isGap(gap, answers), isConcerned(gap, answers)]).toStrictEqual([isIt, concerns])
  })

  test('of a role is for that role alone', () => {
    const students = { ...gap, training: ['medical-student' as const, 'skipped' as const], issues: 'any' as const }
    expect(isGap(students, { location: 'wales', training: 'medical-student' })).toBe(true)
    expect(isGap(students, { location: 'wales' })).toBe(true)
    expect(isGap(students, { location: 'wales', training: 'gp' })).toBe(false)
  })
})

test.each([
  ['020 7946 0000', []],
  ['the wellbeing office, room 4', []],
  ['ask at safety@example', []],
  ['see http://example.org', []],
  ['room 020 7946', []],
  ['safety@example.nhs.uk', []],
  ['https://example.org/', []],
  ['', ['a phone number, email address, web address or words, or leave it out']],
  ['x'.repeat(201), ['at most 200 characters']],
  ['020 7946', ['this is no UK phone number that can be called: write it with spaces, such as 020 7946 0000']],
  ['http://example.org/', ['a web address begins with https:// and the full name of the site']],
  ['safety@example', ['this is no email address: write it as safety@example.nhs.uk']],
  ['one\ntwo', ['one line']],
])('whom to tell may be %j: %j', (contact, messages) => {
  expect(safetyContact.safeParse(contact).error?.issues.map(({ message }) => message) ?? []).toStrictEqual(messages)
})

describe('a sign-off', () => {
  const files = { 'flows/a.yaml': '0123456789abcdef' }
  const sound = { role: 'clinical safety officer', date: '2026-11-20', content: hashOfFiles(files), files }
  const unfit = ['content', 'this hash does not fit the files below: have it written again by npm run sign-off']
  const messages = (difference: object) =>
    signOffSchema
      .safeParse({ ...sound, ...difference })
      .error?.issues.map(({ path, message }) => [path.join(), message])

  test('says which role approved what, and when', () => {
    expect(signOffSchema.safeParse(sound).success).toBe(true)
    expect(messages({ role: 'professor' })).toHaveLength(1)
    expect(messages({ role: 'director of professional standards' })).toBeUndefined()
  })

  test.each([
    ['a name', { role: 'Dr Ann Other' }, [['role', 'write their role, never their name']]],
    ['a long role', { role: 'x'.repeat(81) }, [['role', 'at most 80 characters']]],
    ['no day', { date: '2026-11' }, [['date', expect.any(String)]]],
    [
      'a hash that is none',
      { content: `${sound.content}0` },
      [['content', 'a hash of 64 characters, which npm run sign-off writes'], unfit],
    ],
    [
      'a file’s hash that is none',
      { files: { 'flows/a.yaml': '0123456789abcdef0' } },
      [['files,flows/a.yaml', 'a hash of 16 characters, which npm run sign-off writes'], unfit],
    ],
    ['a hash of other files', { files: { ...files, 'flows/b.yaml': '0123456789abcdef' } }, [unfit]],
    ['anything beside', { name: 'Ann' }, [['', expect.any(String)]]],
  ])('with %s is refused', (_, difference, expected) => {
    expect(messages(difference)).toStrictEqual(expected)
  })
})

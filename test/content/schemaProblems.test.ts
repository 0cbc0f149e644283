import { z } from 'zod'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import { aFolder, removeFolders } from './aFolder.ts'

afterEach(removeFolders)

const hours = z.union([z.enum(['always', 'unknown']), z.strictObject({ opens: z.string(), closes: z.string() })])

const schema = z.strictObject({
  name: z.string(),
  location: z.enum(['london', 'scotland']).optional(),
  issues: z.union([z.enum(['anything', 'nothing']), z.array(z.enum(['addiction', 'career'])).min(1)]).optional(),
  immediate: z.boolean().optional(),
  limit: z.number().int().min(1).max(9).optional(),
  notes: z.array(z.union([z.string(), z.strictObject({ text: z.string() })])).optional(),
  hours: hours.optional(),
  contact: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('phone'), value: z.string().regex(/^\d+$/, 'a number has digits only') }),
      z.strictObject({ kind: z.enum(['web', 'form']), value: z.url() }),
    ])
    .optional(),
  email: z.email().optional(),
  on: z.iso.date().optional(),
  code: z
    .string()
    .regex(/^[a-z]+$/)
    .max(3)
    .optional(),
  words: z.record(z.string().regex(/^[a-z]+$/, 'a word is in small letters'), z.string()).optional(),
  byNation: z.partialRecord(z.enum(['wales', 'scotland']), z.string()).optional(),
  page: z.url({ error: 'a page begins with https://' }).optional(),
  title: z.string().min(1).optional(),
  often: z.union([hours, z.array(z.string())]).optional(),
  offer: z
    .union([
      z.strictObject({ kind: z.literal('a'), one: z.string() }),
      z.strictObject({ kind: z.literal('b'), two: z.string() }),
    ])
    .optional(),
  checked: z.strictObject({ on: z.string(), how: z.string() }).optional(),
})

function problemsOf(content: string): string[] {
  const { problems } = readYamlFile(aFolder({ 'a.yaml': `name: Help\n${content}` }), 'a.yaml', schema)
  return problems.map(({ line, message }) => `${line} ${message}`)
}

const number = 'a number, and a leading 0 or + would be lost'

describe('a file that does not fit its schema is refused in plain words', () => {
  it.each([
    ['an unknown key', 'locaton: london\n', '2 nothing is called "locaton" here; did you mean "location"?'],
    [
      'an unknown key like none',
      'contact:\n  kind: phone\n  value: "1"\n  zzzzz: a\n',
      '5 nothing is called "zzzzz" here; what may stand here is: kind, value',
    ],
    [
      'an unknown key of a list by key',
      'byNation:\n  whales: a\n',
      '3 nothing is called "whales" here; did you mean "wales"?',
    ],
    ['a misspelt option', 'location: londn\n', '2 no option "londn" in location; did you mean "london"?'],
    ['an option like none', 'location: mars\n', '2 no option "mars" in location: write one of london, scotland'],
    [
      'a misspelt option in a list',
      'issues:\n  - career\n  - adiction\n',
      '4 no option "adiction" in issues; did you mean "addiction"?',
    ],
    ['a misspelt word beside a list', 'issues: anythin\n', '2 no option "anythin" in issues; did you mean "anything"?'],
    [
      'one option where a list stands',
      'issues: career\n',
      '2 no option "career" in issues: write one of anything, nothing, or a list, each entry on a line of its own after a dash and a space',
    ],
    ['an empty list', 'issues: []\n', '2 "issues" needs at least 1 in its list'],
    [
      'a list where one option stands',
      'location: [london]\n',
      '2 "location" is not a list: write one of london, scotland',
    ],
    [
      'a text where a list stands',
      'notes: a\n',
      '2 "notes" is a list: write each entry on a line of its own after a dash and a space',
    ],
    [
      'a text where a group stands',
      'checked: 2026\n',
      '2 "checked" has lines of its own below it, indented, each "name: value"',
    ],
    ['a missing key of a group', 'checked:\n  on: "a"\n', '2 "how" is missing'],
    ['a missing key of an entry', 'notes:\n  - a\n  - {}\n', '4 "text" is missing'],
    ['an empty value', 'email:\n', '2 nothing is written after "email"'],
    ['a word where true or false stands', 'immediate: yes\n', '2 "immediate" is true or false, without quotes'],
    ['a word where a number stands', 'limit: "3"\n', '2 "limit" is a number, without quotes'],
    ['a number too small', 'limit: 0\n', '2 "limit" must be 1 or more'],
    ['a number too large', 'limit: 10\n', '2 "limit" must be 9 or less'],
    [
      'a colon in an entry of a list',
      'code:\n  Note: this\n',
      '2 "code" is one text: where it holds a colon and a space, put the whole text in quotes',
    ],
    ['a list where a text stands', 'email: [a]\n', '2 "email" is one text, not a list'],
    [
      'a group of the wrong kind',
      'contact:\n  kind: fone\n  value: "1"\n',
      '3 no option "fone" in kind: write one of phone, web, form',
    ],
    [
      'a group of a misspelt kind',
      'contact:\n  kind: phon\n  value: "1"\n',
      '3 no option "phon" in kind; did you mean "phone"?',
    ],
    ['a group without its kind', 'contact:\n  value: "1"\n', '2 "kind" is missing: write one of phone, web, form'],
    [
      'a mistake deep in one form of several',
      'hours:\n  opens: "1"\n  closed: "2"\n',
      ['2 "closes" is missing', '4 nothing is called "closed" here; did you mean "closes"?'],
    ],
    ['a misspelt word beside a group', 'hours: allways\n', '2 no option "allways" in hours; did you mean "always"?'],
    ['a value with a message of its own', 'contact:\n  kind: phone\n  value: a\n', '4 a number has digits only'],
    ['a name with a message of its own', 'words:\n  Abc: d\n', '3 a word is in small letters'],
    ['a web address', 'contact:\n  kind: web\n  value: a\n', '4 "a" is not a web address: it begins with https://'],
    ['an email address', 'email: a\n', '2 "a" is not an email address'],
    ['a date', 'on: 31/01/2026\n', '2 "31/01/2026" is not a date: write year, month and day as 2026-01-31'],
    ['a pattern', 'code: A\n', '2 "A" is not written as "code" has to be'],
    ['a length', 'code: abcd\n', '2 "code" has at most 3 characters: shorten it'],
    ['a web address with a message of its own', 'page: a\n', '2 a page begins with https://'],
    [
      'a number where a text with a message of its own stands',
      'page: 07\n',
      `2 put 07 in quotes ("07"): without them it is read as ${number}`,
    ],
    ['an empty text', 'title: ""\n', '2 "title" is empty'],
    ['a name with only a note below it', 'title:\n  # - a\n', '2 nothing is written after "title"'],
    [
      'forms within forms',
      'often: rarely\n',
      '2 no option "rarely" in often: write one of always, unknown, or a list, each entry on a line of its own after a dash and a space',
    ],
    ['the form that a group is most like', 'offer:\n  kind: b\n', '2 "two" is missing'],
    [
      'a number where text stands',
      'code: 0330\n',
      `2 put 0330 in quotes ("0330"): without them it is read as ${number}`,
    ],
    [
      'a number with a plus',
      'email: +44330\n',
      `2 put +44330 in quotes ("+44330"): without them it is read as ${number}`,
    ],
    [
      'a number in a list of texts',
      'notes:\n  - 07\n',
      `3 put 07 in quotes ("07"): without them it is read as ${number}`,
    ],
    ['a number where an option stands', 'location: 7\n', '2 no option "7" in location: write one of london, scotland'],
    [
      'true where text stands',
      'code: true\n',
      '2 put true in quotes ("true"): without them it is read as something other than text',
    ],
    [
      'null where text stands',
      'code: null\n',
      '2 put null in quotes ("null"): without them it is read as something other than text',
    ],
  ])('%s', (_, content, expected) => {
    expect(problemsOf(content)).toEqual([expected].flat())
  })

  it('with every problem at once, in the order of the lines', () => {
    expect(problemsOf('location: londn\ncode: 07 # a\nlocation: london\nzzz: a\n')).toEqual([
      expect.stringMatching(/^3 put 07/),
      expect.stringMatching(/^3 the text after # is lost/),
      '4 "location" stands twice in the same place: keep one of the two',
      expect.stringMatching(/^5 nothing is called "zzz" here/),
    ])
  })

  it('reads the last of two keys, as YAML does, and names its line', () => {
    expect(problemsOf('location: london\nlocation: mars\n')).toEqual([
      '3 "location" stands twice in the same place: keep one of the two',
      '3 no option "mars" in location: write one of london, scotland',
    ])
  })

  it('names a key that is missing at the first line of the file', () => {
    const { problems } = readYamlFile(aFolder({ 'a.yaml': '# note\nlocation: london\n' }), 'a.yaml', schema)
    expect(problems).toEqual([{ file: 'a.yaml', line: 2, message: '"name" is missing' }])
  })
})

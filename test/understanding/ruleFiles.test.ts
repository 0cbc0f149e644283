import { facetNames } from '../../src/facets.ts'
import { answersSchema, commands } from '../../src/understanding/answersSchema.ts'
import { languagesSchema } from '../../src/understanding/languagesSchema.ts'
import { placesSchema, townsSchema } from '../../src/understanding/placesSchema.ts'
import { redFlagsSchema } from '../../src/understanding/redFlagsSchema.ts'
import { tellingWordsSchema } from '../../src/understanding/tellingWordsSchema.ts'
import { englishSchema, wordsSchema } from '../../src/understanding/wordsSchema.ts'
import { smallRules } from '../support/smallRules.ts'

const schemas = {
  'words.yaml': wordsSchema,
  'words-english.yaml': englishSchema,
  'words-answers.yaml': answersSchema,
  'red-flags.yaml': redFlagsSchema,
  'telling-words.yaml': tellingWordsSchema,
  'languages.yaml': languagesSchema,
  'places.yaml': placesSchema,
  'places-towns.yaml': townsSchema,
}
type File = keyof typeof schemas

/** What is wrong with the small rules when this stands at a place such as "rules.0.id"; undefined: nothing. */
function wrongWith(file: File, place: string, value: unknown): string | undefined {
  const rules = structuredClone(smallRules[file]) as Record<string, unknown>
  const steps = place.split('.')
  const parent = steps.slice(0, -1).reduce((at, step) => (at[step] ??= {}) as Record<string, unknown>, rules)
  parent[steps.at(-1)!] = value
  return schemas[file].safeParse(rules).error?.issues[0]?.message
}

test.each(Object.keys(schemas) as File[])(
  '%s takes the small rules as they are, and nothing that it does not know',
  (file) => {
    expect(schemas[file].safeParse(smallRules[file])).toEqual({ success: true, data: smallRules[file] })
    expect(wrongWith(file, 'x', [])).toBe('Unrecognized key: "x"')
  },
)

const texts: readonly (readonly [File, string])[] = [
  ['words.yaml', 'short.x'],
  ['words.yaml', 'fillers.0'],
  ['words.yaml', 'clauseStarters.0'],
  ['words.yaml', 'classes.self.0'],
  ['words-english.yaml', 'words'],
  ['words-answers.yaml', 'courtesies.0'],
  ['words-answers.yaml', 'commands.0.when.0'],
  ['words-answers.yaml', 'commands.0.whole.0'],
  ['words-answers.yaml', 'corrections.0'],
  ['words-answers.yaml', 'negations.words.0'],
  ['words-answers.yaml', 'negations.between.0'],
  ['words-answers.yaml', 'training.0.when.0'],
  ['words-answers.yaml', 'issues.0.whenAsked.0'],
  ['red-flags.yaml', 'classes.end.0'],
  ['red-flags.yaml', 'contexts.0.when.0'],
  ['red-flags.yaml', 'categories.0.name'],
  ['red-flags.yaml', 'categories.0.leads.0'],
  ['red-flags.yaml', 'signs.0.says'],
  ['red-flags.yaml', 'signs.0.when.0'],
  ['red-flags.yaml', 'signs.1.unless.0'],
  ['red-flags.yaml', 'rules.0.when.0'],
  ['red-flags.yaml', 'rules.0.unless.0'],
  ['red-flags.yaml', 'rules.0.raises.0'],
  ['red-flags.yaml', 'rules.0.quiet.0'],
  ['telling-words.yaml', 'danger.0.tells'],
  ['telling-words.yaml', 'danger.0.raises.0'],
  ['telling-words.yaml', 'danger.0.quiet.0'],
  ['telling-words.yaml', 'otherwise.0.tells'],
  ['telling-words.yaml', 'otherwise.0.quiet.0'],
  ['languages.yaml', 'category'],
  ['languages.yaml', 'languages.0.name'],
  ['languages.yaml', 'languages.0.danger.0'],
  ['languages.yaml', 'languages.0.help.0'],
  ['places.yaml', 'areas.london'],
  ['places.yaml', 'hospitals.london'],
  ['places.yaml', 'traps.wales'],
  ['places.yaml', 'nowhere'],
  ['places.yaml', 'alsoWords'],
  ['places.yaml', 'cues.0'],
  ['places.yaml', 'plainCues.0'],
  ['places.yaml', 'lesserCues.0'],
  ['places.yaml', 'elsewhereCues.0'],
  ['places.yaml', 'cuesAfter.0'],
  ['places.yaml', 'lesserCuesAfter.0'],
  ['places.yaml', 'postcodes.london.0'],
  ['places.yaml', 'postcodes.scotland'],
  ['places-towns.yaml', 'source'],
  ['places-towns.yaml', 'date'],
  ['places-towns.yaml', 'towns.wales'],
]

test.each(texts)('in %s, %s is a text that is not empty', (file, place) => {
  expect(wrongWith(file, place, 'words of any length')).toBeUndefined()
  expect(wrongWith(file, place, 'x')).toBeUndefined()
  expect(wrongWith(file, place, '')).toContain('expected string to have >=1 characters')
  expect(wrongWith(file, place, 5)).toContain('expected string')
})

const lists: readonly (readonly [File, string])[] = [
  ['words.yaml', 'classes.self'],
  ['words-answers.yaml', 'classes.new'],
  ['words-answers.yaml', 'commands.0.when'],
  ['words-answers.yaml', 'commands.0.whole'],
  ['words-answers.yaml', 'corrections'],
  ['words-answers.yaml', 'negations.words'],
  ['words-answers.yaml', 'training.0.when'],
  ['words-answers.yaml', 'issues.0.whenAsked'],
  ['red-flags.yaml', 'classes.end'],
  ['red-flags.yaml', 'contexts.0.when'],
  ['red-flags.yaml', 'categories.0.leads'],
  ['red-flags.yaml', 'signs.0.when'],
  ['red-flags.yaml', 'rules.0.when'],
  ['red-flags.yaml', 'rules.3.anyOne'],
  ['red-flags.yaml', 'rules.0.raises'],
  ['red-flags.yaml', 'rules.0.quiet'],
  ['telling-words.yaml', 'danger.0.raises'],
  ['telling-words.yaml', 'danger.0.quiet'],
  ['telling-words.yaml', 'danger.0.words'],
  ['telling-words.yaml', 'otherwise.0.quiet'],
  ['telling-words.yaml', 'otherwise.0.words'],
  ['languages.yaml', 'languages.0.danger'],
  ['places.yaml', 'cues'],
  ['places.yaml', 'plainCues'],
  ['places.yaml', 'lesserCues'],
  ['places.yaml', 'elsewhereCues'],
  ['places.yaml', 'cuesAfter'],
  ['places.yaml', 'lesserCuesAfter'],
]

test.each(lists)('in %s, %s is a list that is not empty', (file, place) => {
  expect(wrongWith(file, place, ['one', 'two', 'three'])).toBeUndefined()
  expect(wrongWith(file, place, [])).toContain('expected array to have >=1 items')
})

test.each([
  ['words.yaml', 'fillers'],
  ['words.yaml', 'clauseStarters'],
  ['words-answers.yaml', 'courtesies'],
  ['words-answers.yaml', 'commands'],
  ['words-answers.yaml', 'negations.between'],
  ...facetNames.map((facet) => ['words-answers.yaml', facet] as const),
  ['red-flags.yaml', 'contexts'],
  ['red-flags.yaml', 'rules'],
  ['red-flags.yaml', 'rules.0.unless'],
  ['telling-words.yaml', 'danger'],
  ['languages.yaml', 'languages'],
  ['languages.yaml', 'languages.0.help'],
  ['places.yaml', 'postcodes.london'],
] as const)('in %s, %s may be empty', (file, place) => {
  expect(wrongWith(file, place, [])).toBeUndefined()
})

test.each<[File, string, string]>([
  ['words-answers.yaml', 'training.0.id', 'must match pattern'],
  ['red-flags.yaml', 'contexts.0.id', 'an id is lower-case words with hyphens'],
  ['red-flags.yaml', 'categories.0.id', 'an id is lower-case words with hyphens'],
  ['red-flags.yaml', 'signs.0.id', 'an id is lower-case words with hyphens'],
  ['red-flags.yaml', 'rules.0.id', 'an id is lower-case words with hyphens'],
  ['red-flags.yaml', 'rules.0.category', 'an id is lower-case words with hyphens'],
  ['red-flags.yaml', 'rules.0.notIf.0', 'an id is lower-case words with hyphens'],
  ['telling-words.yaml', 'danger.0.id', 'an id is lower-case words with hyphens'],
  ['telling-words.yaml', 'danger.0.category', 'an id is lower-case words with hyphens'],
])('in %s, %s is an id', (file, place, message) => {
  for (const id of ['x', 'ab', 'a-1', 'two-words', 'x9'])
    expect([id, wrongWith(file, place, id)]).toEqual([id, undefined])
  for (const id of ['', 'Two', 'two words', '1st', '-x', 'x_y', 'xY', 'é'])
    expect([id, wrongWith(file, place, id)]).toEqual([id, expect.stringContaining(message)])
})

test('the id of a language is its short code', () => {
  const wrong = (id: string) => wrongWith('languages.yaml', 'languages.0.id', id)
  for (const id of ['cy', 'pl', 'ckb']) expect(wrong(id)).toBeUndefined()
  for (const id of ['c', 'ckbx', 'CY', 'c1', 'cy-GB', ' cy'])
    expect(wrong(id)).toBe('an id is the short code of the language, such as cy')
})

test('a line in another language holds both numbers, in either order and with any words between them', () => {
  const wrong = (line: string) => wrongWith('languages.yaml', 'languages.0.line', line)
  for (const line of [
    '{emergency}{samaritans}',
    '{samaritans}{emergency}',
    'A {emergency} or {samaritans}.',
    '{samaritans} or {emergency}',
  ])
    expect(wrong(line)).toBeUndefined()
  for (const line of ['{emergency} {emergency}', '{samaritans}', 'x'])
    expect(wrong(line)).toBe('the line must hold {emergency} and {samaritans}')
})

test('a telling word is one word, or two with one space between them', () => {
  const wrong = (word: string) => wrongWith('telling-words.yaml', 'danger.0.words.0', word)
  for (const word of ['x', 'hopeless', 'the roof', 'a b']) expect(wrong(word)).toBeUndefined()
  for (const word of ['', ' ', 'up the roof', ' roof', 'roof ', 'the  roof'])
    expect(wrong(word)).toBe('one word, or two with a space between them')
})

test.each([
  ['with a category and no examples', 0, { raises: undefined }],
  ['with examples and no category', 2, { raises: ['tonight'] }],
] as const)('a group of danger %s is refused', (_, index, change) => {
  const group = { ...smallRules['telling-words.yaml'].danger[index], ...change }
  expect(wrongWith('telling-words.yaml', `danger.${String(index)}`, group)).toBe(
    'a group with a category needs examples in raises, and only such a group',
  )
})

test.each([
  ['when', ['x']],
  ['together', [['drank', 'on-call']]],
  ['anyOne', ['drank']],
  ['anyTwo', ['drank', 'on-call']],
])('a rule is raised by %s alone, and not by nothing', (key, value) => {
  const { when: _, ...bare } = smallRules['red-flags.yaml'].rules[1] as Record<string, unknown>
  expect(wrongWith('red-flags.yaml', 'rules.1', { ...bare, [key]: value })).toBeUndefined()
  expect(wrongWith('red-flags.yaml', 'rules.1', bare)).toBe('a rule needs one of when, together, anyOne and anyTwo')
})

test.each([
  ['rules.2.together', [], '>=1'],
  ['rules.2.together', [['drank']], '2'],
  ['rules.4.anyTwo', ['drank'], '>=2'],
])('in red-flags.yaml, %s is not %j', (place, value, message) => {
  expect(wrongWith('red-flags.yaml', place, value)).toContain(message)
})

test.each<[File, string, readonly string[]]>([
  ['red-flags.yaml', 'contexts.0.reach', ['touching', 'clause', 'sentence', 'message']],
  ['red-flags.yaml', 'rules.0.urgency', ['emergency', 'urgent']],
  ['telling-words.yaml', 'otherwise.0.reach', ['clause', 'sentence']],
  ['words-answers.yaml', 'commands.0.command', commands],
  ['words-answers.yaml', 'training.0.option', ['consultant', 'nothing']],
  ['words-answers.yaml', 'urgency.0.option', ['just-looking', 'nothing']],
])('in %s, %s is one of %j', (file, place, values) => {
  for (const value of values) expect(wrongWith(file, place, value)).toBeUndefined()
  for (const value of ['anything', 'london', '']) expect(wrongWith(file, place, value)).toContain('expected one of')
})

test.each(['areas', 'hospitals', 'traps'])('in places.yaml, %s are listed by location and no other name', (list) => {
  expect(wrongWith('places.yaml', list, {})).toBeUndefined()
  expect(wrongWith('places.yaml', list, { europe: 'paris' })).toBeDefined()
})

test('these are the commands that words can give', () => {
  expect(commands).toEqual([
    'skip',
    'back',
    'start-again',
    'change-answer',
    'urgent-help',
    'help',
    'privacy',
    'clear',
    'stop',
    'are-you-a-person',
    'show-more',
  ])
})

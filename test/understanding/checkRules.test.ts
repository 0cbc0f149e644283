import { stringify } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../../src/content/Problem.ts'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import type { Source } from '../../src/content/Source.ts'
import { answersSchema } from '../../src/understanding/answersSchema.ts'
import { buildUnderstanding } from '../../src/understanding/buildUnderstanding.ts'
import { checkExamples } from '../../src/understanding/checkExamples.ts'
import { checkTellingExamples, checkTellingWords } from '../../src/understanding/checkTellingWords.ts'
import { labelsOf } from '../../src/understanding/labelsOf.ts'
import { languagesSchema } from '../../src/understanding/languagesSchema.ts'
import type { Sources } from '../../src/understanding/loadUnderstanding.ts'
import { placesSchema, townsSchema } from '../../src/understanding/placesSchema.ts'
import { redFlagsSchema } from '../../src/understanding/redFlagsSchema.ts'
import { tellingWordsSchema } from '../../src/understanding/tellingWordsSchema.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { englishSchema, wordsSchema } from '../../src/understanding/wordsSchema.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

type File = keyof typeof smallRules

const linesOf = new Map<string, readonly string[]>()

/** A file of the small rules as it would be read, or another in its place. */
function read<S extends z.ZodType>(file: File, schema: S, value: unknown = smallRules[file]): Source<z.output<S>> {
  const text = stringify(value, { aliasDuplicateObjects: false })
  linesOf.set(file, text.split('\n'))
  const { source, problems } = readYamlFile(
    { files: new Map([[file, new TextEncoder().encode(text)]]), problems: [] },
    file,
    schema,
  )
  expect(problems).toEqual([])
  return source!
}

/** The problems, each with what stands on its line. */
const shown = (problems: readonly Problem[]) =>
  problems.map(({ file, line, message }) => [file, linesOf.get(file)?.[line - 1]?.trim(), message])

function sources(): Sources {
  return {
    words: read('words.yaml', wordsSchema),
    english: read('words-english.yaml', englishSchema),
    answers: read('words-answers.yaml', answersSchema),
    redFlags: read('red-flags.yaml', redFlagsSchema),
    telling: read('telling-words.yaml', tellingWordsSchema),
    languages: read('languages.yaml', languagesSchema),
    places: read('places.yaml', placesSchema),
    towns: read('places-towns.yaml', townsSchema),
  }
}

const redFlags = smallRules['red-flags.yaml']
const telling = smallRules['telling-words.yaml']
let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding()
})

describe('the red flags', () => {
  const problemsOf = (value: unknown) =>
    shown(checkExamples(understanding, read('red-flags.yaml', redFlagsSchema, value)))
  const withRule = (index: number, difference: object) =>
    problemsOf({
      ...redFlags,
      rules: redFlags.rules.map((rule, at) => (at === index ? { ...rule, ...difference } : rule)),
    })

  test('are sound as they are', () => {
    expect(problemsOf(redFlags)).toEqual([])
  })

  test.each<[string, number, object, string, string]>([
    [
      'an example that does not raise',
      0,
      { raises: ['i want to die', 'a cup of tea'] },
      '- a cup of tea',
      'this example must raise its rule, and does not',
    ],
    [
      'an example that raises another rule',
      0,
      { raises: ['i took my pills'] },
      '- i took my pills',
      'this example must raise its rule, and does not',
    ],
    [
      'an example that must be quiet',
      1,
      { quiet: ['tea', 'took my pills'] },
      '- took my pills',
      'this example must not raise, and is raised by "took-drug"',
    ],
    [
      'an example that must be quiet and is raised by another',
      1,
      { quiet: ['a rope'] },
      '- a rope',
      'this example must not raise, and is raised by "means"',
    ],
    [
      'a category that is not there',
      1,
      { category: 'thinking' },
      'category: thinking',
      'there is no category "thinking"',
    ],
    ['a sign of any one', 3, { anyOne: ['rope', 'knife'] }, '- knife', 'there is no sign "knife"'],
    ['a sign of any two', 4, { anyTwo: ['note', 'calm', 'knife'] }, '- knife', 'there is no sign "knife"'],
    [
      'a sign of a pair',
      2,
      {
        together: [
          ['drank', 'on-call'],
          ['rope', 'knife'],
        ],
      },
      '- - rope',
      'there is no sign "knife"',
    ],
    ['a context', 1, { notIf: ['patient', 'long-gone'] }, '- long-gone', 'there is no context "long-gone"'],
    [
      'an id that stands twice',
      1,
      { id: 'wants-to-die', raises: ['i want to die'] },
      '- id: wants-to-die',
      'the id "wants-to-die" stands twice',
    ],
  ])('are refused with the line: %s', (_, index, difference, line, message) => {
    expect(withRule(index, difference)).toEqual([['red-flags.yaml', line, message]])
  })

  test('an id that stands twice is named where it stands again', () => {
    const source = read('red-flags.yaml', redFlagsSchema, {
      ...redFlags,
      rules: [...redFlags.rules, redFlags.rules[0]],
    })
    const [problem, ...others] = checkExamples(understanding, source)
    expect(problem?.line).toBe(source.lineOf(['rules', 5, 'id']))
    expect(others).toEqual([])
  })

  test('a context may be kept from signs only by one that is there and has no such context itself', () => {
    const withContexts = (...butNot: (readonly string[] | undefined)[]) =>
      problemsOf({
        ...redFlags,
        contexts: redFlags.contexts.map((context, at) => ({ ...context, butNot: butNot[at] })),
      })
    expect(withContexts(['patient', 'exam'])).toEqual([])
    expect(withContexts(undefined, ['exam', 'gone'])).toEqual([
      ['red-flags.yaml', '- gone', 'there is no context "gone" without a butNot of its own'],
    ])
    expect(withContexts(['patient'], ['exam'])).toEqual([
      ['red-flags.yaml', '- patient', 'there is no context "patient" without a butNot of its own'],
    ])
    expect(withContexts(['exam'], undefined, [])).toEqual([
      ['red-flags.yaml', '- exam', 'there is no context "exam" without a butNot of its own'],
    ])
  })
})

describe('the telling words', () => {
  const source = (value: unknown = telling) => read('telling-words.yaml', tellingWordsSchema, value)
  const wordProblems = (value: unknown) => shown(checkTellingWords(source(value), redFlagsSchema.parse(redFlags)))
  const exampleProblems = (value: unknown) => shown(checkTellingExamples(understanding, source(value)))
  const [bleak, poison, now] = telling.danger

  test('are sound as they are', () => {
    expect(wordProblems(telling)).toEqual([])
    expect(exampleProblems(telling)).toEqual([])
  })

  test.each<[string, object, string, string]>([
    [
      'a category that is not there',
      { danger: [bleak, { ...poison, category: 'nothing' }, now] },
      'category: nothing',
      'there is no category "nothing"',
    ],
    [
      'a word of danger in two groups',
      { danger: [bleak, { ...poison, words: ['bleach', 'hopeless'] }, now] },
      '- hopeless',
      '"hopeless" stands in "bleak" already',
    ],
    [
      'a word twice in one group',
      { danger: [bleak, { ...poison, words: ['bleach', 'tea', 'bleach'] }, now] },
      '- bleach',
      '"bleach" stands in "poison" already',
    ],
    [
      'a word of danger and of something else',
      { otherwise: [{ ...telling.otherwise[0], words: ['leaflet', 'tonight'] }] },
      '- tonight',
      '"tonight" stands in "now" already',
    ],
  ])('are refused with the line: %s', (_, difference, line, message) => {
    expect(wordProblems({ ...telling, ...difference })).toEqual([['telling-words.yaml', line, message]])
  })

  test('a word that stands twice is named where it stands again', () => {
    const twice = source({ ...telling, danger: [bleak, { ...poison, words: ['bleach', 'bleach'] }, now] })
    const [problem] = checkTellingWords(twice, redFlagsSchema.parse(redFlags))
    expect(problem?.line).toBe(twice.lineOf(['danger', 1, 'words', 1]))
  })

  test.each<[string, object, string, string]>([
    [
      'an example that does not raise',
      { danger: [bleak, { ...poison, raises: ['bleach and antifreeze', 'tea'] }, now] },
      '- tea',
      'this example must raise "overdose", and does not',
    ],
    [
      'an example that raises another category',
      { danger: [{ ...bleak, raises: ['bleach and antifreeze'] }, poison, now] },
      '- bleach and antifreeze',
      'this example must raise "thoughts", and does not',
    ],
    [
      'an example of danger that must be quiet',
      { danger: [bleak, poison, { ...now, quiet: ['alone', 'i want to die'] }] },
      '- i want to die',
      'this example must not raise, and is raised by "wants-to-die"',
    ],
    [
      'an example of something else that must be quiet',
      { otherwise: [{ ...telling.otherwise[0], quiet: ['a leaflet', 'hopeless, the roof'] }] },
      '- hopeless, the roof',
      'this example must not raise, and is raised by "telling-words"',
    ],
  ])('are refused with the line: %s', (_, difference, line, message) => {
    expect(exampleProblems({ ...telling, ...difference })).toEqual([['telling-words.yaml', line, message]])
  })
})

describe('a pattern that cannot be read', () => {
  const broken = 'x ]'
  const message = '"x ]" closes ] without opening it'
  const answers = smallRules['words-answers.yaml']
  const problemsWith = (different: () => Partial<Sources>) => {
    const { understanding: built, problems } = buildUnderstanding({ ...sources(), ...different() }, labelsOf([]))
    expect(built).toBeUndefined()
    return shown(problems)
  }

  test('is refused with its line wherever red flags are told', () => {
    const signs = redFlags.signs.map((sign, at) =>
      at === 1 ? { ...sign, when: ['call', broken], unless: [broken] } : sign,
    )
    const rules = redFlags.rules.map((rule, at) =>
      at === 1 ? { ...rule, when: [broken], unless: ['x', broken] } : rule,
    )
    const contexts = redFlags.contexts.map((context, at) => (at === 2 ? { ...context, when: ['x', broken] } : context))
    const source = read('red-flags.yaml', redFlagsSchema, { ...redFlags, contexts, signs, rules })
    const paths = [
      ['contexts', 2, 'when', 1],
      ['signs', 1, 'when', 1],
      ['signs', 1, 'unless', 0],
      ['rules', 1, 'when', 0],
      ['rules', 1, 'unless', 1],
    ]
    const { problems } = buildUnderstanding({ ...sources(), redFlags: source }, labelsOf([]))
    expect(problems).toEqual(paths.map((path) => ({ file: 'red-flags.yaml', line: source.lineOf(path), message })))
  })

  test('is refused with its line wherever answers and commands are told', () => {
    const source = read('words-answers.yaml', answersSchema, {
      ...answers,
      commands: [answers.commands[0], { command: 'help', when: [broken], whole: ['x', broken] }],
      corrections: ['x', broken],
      negations: { ...answers.negations, words: ['x', broken] },
      training: [answers.training[0], { option: 'gp', when: ['x', broken], whenAsked: [broken] }],
      trainingRegion: [{ option: 'wessex', when: [broken] }],
    })
    const paths = [
      ['commands', 1, 'when', 0],
      ['commands', 1, 'whole', 1],
      ['corrections', 1],
      ['negations', 'words', 1],
      ['training', 1, 'when', 1],
      ['training', 1, 'whenAsked', 0],
      ['trainingRegion', 0, 'when', 0],
    ]
    const { problems } = buildUnderstanding({ ...sources(), answers: source }, labelsOf([]))
    expect(problems).toEqual(paths.map((path) => ({ file: 'words-answers.yaml', line: source.lineOf(path), message })))
  })

  test('is refused with its line in another language and beside places', () => {
    const languages = smallRules['languages.yaml']
    const places = smallRules['places.yaml']
    const source = read('languages.yaml', languagesSchema, {
      ...languages,
      languages: [
        languages.languages[0],
        { ...languages.languages[0], id: 'cy', danger: ['x', broken], help: [broken] },
      ],
    })
    const lists = ['cues', 'plainCues', 'lesserCues', 'elsewhereCues', 'cuesAfter', 'lesserCuesAfter']
    const cues = Object.fromEntries(lists.map((list) => [list, ['x', broken]]))
    const cueSource = read('places.yaml', placesSchema, { ...places, ...cues })
    const { problems } = buildUnderstanding({ ...sources(), languages: source, places: cueSource }, labelsOf([]))
    expect(problems).toEqual([
      ...[
        ['languages', 1, 'danger', 1],
        ['languages', 1, 'help', 0],
      ].map((path) => ({ file: 'languages.yaml', line: source.lineOf(path), message })),
      ...lists.map((list) => ({ file: 'places.yaml', line: cueSource.lineOf([list, 1]), message })),
    ])
  })

  test('is refused with its line in a class', () => {
    const classes = { self: ['i', broken], empty: ['x', '(x)'], later: ['{drug}'], drug: ['pills'] }
    const words = () => read('words.yaml', wordsSchema, { ...smallRules['words.yaml'], classes })
    expect(problemsWith(() => ({ words: words() })).slice(0, 3)).toEqual([
      ['words.yaml', `- ${broken}`, message],
      ['words.yaml', 'empty:', 'a pattern asks for one word at least: words in ( ) may be left out'],
      ['words.yaml', 'later:', 'there is no class {drug} above this line'],
    ])
  })

  test('a class stands in one file only', () => {
    const source = () => read('words-answers.yaml', answersSchema, { ...answers, classes: { end: ['finish'] } })
    expect(problemsWith(() => ({ answers: source() }))).toEqual([
      ['words-answers.yaml', 'end:', 'the class {end} stands in another of these files already: give it another name'],
    ])
  })

  test('a choice in ( ) is a slip in red flags alone', () => {
    const pattern = 'die (now|here|soon)'
    const source = read('words-answers.yaml', answersSchema, { ...answers, corrections: [pattern] })
    expect(buildUnderstanding({ ...sources(), answers: source }, labelsOf([])).problems).toEqual([])
    const rules = redFlags.rules.map((rule, at) => (at === 0 ? { ...rule, when: [pattern] } : rule))
    const refused = () => read('red-flags.yaml', redFlagsSchema, { ...redFlags, rules })
    expect(problemsWith(() => ({ redFlags: refused() }))).toEqual([
      [
        'red-flags.yaml',
        `- ${pattern}`,
        'this pattern may ask for one word alone, as words in ( ) may be left out: write [ ] where one of them must be there',
      ],
    ])
  })
})

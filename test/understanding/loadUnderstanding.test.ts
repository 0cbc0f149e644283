import { stringify } from 'yaml'
import { keepUnderstanding } from '../../src/understanding/keepUnderstanding.ts'
import { labelsOf } from '../../src/understanding/labelsOf.ts'
import { loadUnderstanding, understandingFiles } from '../../src/understanding/loadUnderstanding.ts'
import type { Labels } from '../../src/understanding/Understanding.ts'
import { smallRules } from '../support/smallRules.ts'

type File = keyof typeof smallRules

const encode = (value: unknown) => new TextEncoder().encode(stringify(value))

/** A folder with the small rules, with these files in place of its own. */
const folder = (differences: Readonly<Record<string, unknown>> = {}) => ({
  files: new Map(Object.entries({ ...smallRules, ...differences }).map(([file, value]) => [file, encode(value)])),
  problems: [],
})
const redFlags = smallRules['red-flags.yaml']
let labels: Labels
beforeAll(() => {
  labels = labelsOf([])
})

test('the files that are read are all there are', () => {
  expect([...understandingFiles].toSorted()).toEqual(Object.keys(smallRules).toSorted())
})

test('sound rules are understood', () => {
  const { understanding, problems } = loadUnderstanding(folder(), labels)
  expect(problems).toEqual([])
  expect(understanding).toMatchObject({
    labels,
    languageCategory: 'thoughts',
    languageLines: new Map([['pl', 'Zadzwoń {emergency} albo {samaritans}.']]),
    categories: redFlags.categories,
    clauseStarters: new Set(['but', 'because']),
    betweenNegation: new Set(['in', 'a', 'working']),
    courtesies: new Set(['please', 'ok', 'thanks']),
    sparing: new Set(['patient']),
    easilyWrong: new Set(),
  })
})

test('words of short forms, fillers and telling words are mended too', () => {
  const short = { 'general practitioner': 'gprac' }
  const { understanding } = loadUnderstanding(
    folder({ 'words.yaml': { ...smallRules['words.yaml'], short, fillers: ['totally'] } }),
    labels,
  )
  const mended = ['practitoner', 'gprca', 'totaly', 'antifreze', 'hopelesss', 'consultnat', 'stabel']
  expect(mended.flatMap((word) => understanding?.speller.mend(word))).toEqual([
    'practitioner',
    'gprac',
    'totally',
    'antifreeze',
    'hopeless',
    'consultant',
    'stabel',
  ])
})

test.each(understandingFiles)('without %s nothing is understood', (file) => {
  const { files } = folder()
  files.delete(file)
  expect(loadUnderstanding({ files, problems: [] }, labels)).toEqual({
    understanding: undefined,
    problems: [{ file, line: 1, message: 'this file cannot be opened: check that it exists and may be read' }],
  })
})

test('every file that cannot be read is named', () => {
  const { understanding, problems } = loadUnderstanding({ files: new Map(), problems: [] }, labels)
  expect(understanding).toBeUndefined()
  expect(problems.map(({ file }) => file)).toEqual([...understandingFiles])
})

test.each<[string, File, object, string]>([
  [
    'a pattern that cannot be read',
    'languages.yaml',
    { languages: [{ ...smallRules['languages.yaml'].languages[0], help: ['x ]'] }] },
    '"x ]" closes ] without opening it',
  ],
  [
    'an example of a rule',
    'red-flags.yaml',
    { rules: [{ ...redFlags.rules[0], raises: ['tea'] }] },
    'this example must raise its rule, and does not',
  ],
  [
    'a telling word that stands twice',
    'telling-words.yaml',
    { otherwise: [{ ...smallRules['telling-words.yaml'].otherwise[0], words: ['hopeless'] }] },
    '"hopeless" stands in "bleak" already',
  ],
  [
    'an example of telling words',
    'telling-words.yaml',
    { otherwise: [{ ...smallRules['telling-words.yaml'].otherwise[0], quiet: ['a rope'] }] },
    'this example must not raise, and is raised by "means"',
  ],
])('with one mistake nothing is understood: %s', (_, file, difference, message) => {
  const { understanding, problems } = loadUnderstanding(
    folder({ [file]: { ...smallRules[file], ...difference } }),
    labels,
  )
  expect(understanding).toBeUndefined()
  expect(problems.map((problem) => problem.message)).toEqual([message])
})

describe('rules that were compiled once', () => {
  const otherWords = { ...smallRules['words.yaml'], fillers: ['really', 'just', 'quite'] }

  test('are kept as long as their files and labels are the same', () => {
    const kept = keepUnderstanding(folder(), labels)
    expect(kept.understanding).toBeDefined()
    expect(keepUnderstanding(folder(), labels)).toBe(kept)
    expect(keepUnderstanding(folder({ 'pages.yaml': 'something else' }), labels)).toBe(kept)
  })

  test('are compiled again where a file or a label has changed', () => {
    const kept = keepUnderstanding(folder(), labels)
    const changed = keepUnderstanding(folder({ 'words.yaml': otherWords }), labels)
    expect(changed.understanding?.matcher.fillers).toEqual(new Set(otherWords.fillers))
    expect(keepUnderstanding(folder(), labels)).not.toBe(kept)
    const named = labelsOf([{ id: 'location', options: [{ id: 'wales', label: 'Wales', short: 'Wales' }] }])
    expect(keepUnderstanding(folder(), named).understanding?.labels).toEqual(named)
  })

  test('are kept where others with a mistake were read meanwhile', () => {
    const kept = keepUnderstanding(folder(), labels)
    const broken = folder({ 'words.yaml': { short: {} } })
    expect(keepUnderstanding(broken, labels).understanding).toBeUndefined()
    expect(keepUnderstanding(broken, labels).problems.length).toBeGreaterThan(0)
    expect(keepUnderstanding(folder(), labels)).toBe(kept)
  })

  test('are not kept where a file changed while they were read', () => {
    const { files } = folder({ 'words.yaml': otherWords })
    const get = files.get.bind(files)
    let reads = 0
    files.get = (file) => (file === 'words.yaml' && ++reads > 2 ? encode(smallRules['words.yaml']) : get(file))
    const first = keepUnderstanding({ files, problems: [] }, labels)
    expect(first.understanding).toBeDefined()
    expect(keepUnderstanding(folder({ 'words.yaml': otherWords }), labels)).not.toBe(first)
  })
})

test('an option is known by its id, its label and its short form, in the order of its question', () => {
  const labelled = labelsOf([
    {
      id: 'training',
      options: [
        { id: 'gp', label: 'GP', short: 'GPs' },
        { id: 'sas', label: 'SAS doctor', short: 'SAS doctors' },
      ],
    },
  ])
  expect(labelled).toEqual({
    location: [],
    training: [
      { id: 'gp', labels: ['gp', 'GP', 'GPs'] },
      { id: 'sas', labels: ['sas', 'SAS doctor', 'SAS doctors'] },
    ],
    issues: [],
    urgency: [],
    specialty: [],
    trainingRegion: [],
  })
})

import { compileMatcher } from '../../src/understanding/compileMatcher.ts'
import { findMatches } from '../../src/understanding/findMatches.ts'
import { placePatterns } from '../../src/understanding/placePatterns.ts'
import type { Places } from '../../src/understanding/placesSchema.ts'
import { splitWords } from '../../src/understanding/splitWords.ts'

const none = { areas: {}, hospitals: {}, traps: {}, nowhere: '', alsoWords: '' }
const wordsOf = (written: string) => splitWords(written).map(({ word }) => word)

/** What places mean, in order: the option of each text, and what kind of place it is. */
function found(places: Partial<Places>, text: string, towns: object = {}, english = 'reading  bath') {
  const named = placePatterns({ ...none, ...places } as Places, { source: '', date: '', towns }, english, wordsOf)
  const matcher = compileMatcher(
    named.map(({ pattern }) => pattern),
    new Map(),
    [],
  )
  const { matches } = findMatches(matcher, splitWords(text))
  return matches.map(({ pattern, start, end }) => {
    const { option, place } = named[pattern]!.meaning
    return `${option} ${place ?? ''} ${String(start)}-${String(end)}`
  })
}

test('a place is an answer about the location wherever it is said', () => {
  expect(
    placePatterns({ ...none, areas: { wales: 'gwent' } } as Places, { source: '', date: '', towns: {} }, '', wordsOf),
  ).toEqual([
    {
      pattern: { kind: 'word', word: 'gwent' },
      meaning: {
        kind: 'answer',
        facet: 'location',
        option: 'wales',
        rule: 'location/wales',
        weight: 2,
        onlyIfAsked: false,
        place: 'area',
      },
    },
  ])
})

test.each<[string, Partial<Places>, object, string, readonly string[]]>([
  ['an area', { areas: { wales: 'gwent' } }, {}, 'gwent', ['wales area 0-0']],
  ['a hospital', { hospitals: { london: 'st thomas' } }, {}, 'at st thomas', ['london town 1-2']],
  ['a trap', { traps: { scotland: 'perth' } }, {}, 'perth', ['scotland town 0-0']],
  ['nowhere', { nowhere: 'london road' }, {}, 'london road', ['nothing town 0-1']],
  ['a town', {}, { wales: 'cardiff' }, 'cardiff', ['wales town 0-0']],
  ['a town that is an everyday word', {}, { wales: 'reading' }, 'reading', ['wales everyday-word 0-0']],
  [
    'a town that is listed as a word',
    { alsoWords: 'wick, battle' },
    { wales: 'battle' },
    'battle',
    ['wales everyday-word 0-0'],
  ],
  ['an area that is an everyday word', { areas: { wales: 'bath' } }, {}, 'bath', ['wales area 0-0']],
  ['a trap that is an everyday word', { traps: { wales: 'bath' } }, {}, 'bath', ['wales everyday-word 0-0']],
  [
    'a list',
    {},
    { wales: 'cardiff, barry , , newport,' },
    'barry cardiff newport',
    ['wales town 0-0', 'wales town 1-1', 'wales town 2-2'],
  ],
  ['two lists', {}, { wales: 'cardiff', scotland: 'perth' }, 'perth cardiff', ['scotland town 0-0', 'wales town 1-1']],
  ['a name of two words with a comma', { areas: { wales: 'london, ontario' } }, {}, 'ontario', ['wales area 0-0']],
  ['a comma between its words', { nowhere: 'county down' }, {}, 'county, down', ['nothing town 0-1']],
  ['a comma before its last word', { nowhere: 'city of london' }, {}, 'city of, london', ['nothing town 0-2']],
  ['a stop between its words', { nowhere: 'county down' }, {}, 'county. down', []],
  ['a word between its words', { nowhere: 'county down' }, {}, 'county of down', []],
])('%s is found', (_, places, towns, text, expected) => {
  expect(found(places, text, towns)).toEqual(expected)
})

test('a name in two lists means what the first says: nowhere, areas, traps, hospitals, towns', () => {
  const lists = {
    nowhere: 'one',
    areas: { wales: 'one, two' },
    traps: { scotland: 'one, two, three' },
    hospitals: { london: 'two, three, four' },
  }
  const towns = { 'northern-ireland': 'one, two, three, four, five, five' }
  expect(found(lists, 'one two three four five', towns)).toEqual([
    'nothing town 0-0',
    'wales area 1-1',
    'scotland town 2-2',
    'london town 3-3',
    'northern-ireland town 4-4',
  ])
})

test('names that differ in where their words end are two names', () => {
  expect(found({}, 'new port, newport', { wales: 'new port', scotland: 'newport' })).toEqual([
    'wales town 0-1',
    'scotland town 2-2',
  ])
})

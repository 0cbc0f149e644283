import type { Facet } from '../../src/facets.ts'
import { understand } from '../../src/understanding/understand.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

const english = `${smallRules['words-english.yaml'].words} mean sincerely strengthen`
let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding({
    'words-english.yaml': { words: english },
    'places.yaml': { ...smallRules['places.yaml'], lesserCuesAfter: ['formerly'] },
  })
})
const locationIn = (text: string, asked: Facet | 'any' = 'any') =>
  understand(understanding, { text, asked }).answers.location

describe('of two places', () => {
  test.each([
    ['leeds, perth', 'england-outside-london'],
    ['leeds, in perth', 'scotland'],
    ['leeds, in sunny perth', 'scotland'],
    ['leeds, in sunny old perth', 'england-outside-london'],
    ['leeds, in, perth', 'england-outside-london'],
    ['at leeds, based in perth', 'scotland'],
    ['based in leeds, at perth', 'england-outside-london'],
    ['from leeds, perth', 'scotland'],
    ['from in leeds, perth', 'scotland'],
    ['leeds, perth now', 'scotland'],
    ['perth, leeds. now tired', 'scotland'],
    ['perth, leeds, now tired', 'scotland'],
    ['in leeds formerly, perth', 'scotland'],
    ['in leeds, now cardiff', 'england-outside-london'],
    ['perth, in leeds, kent', 'england-outside-london'],
  ])('in %j the likelier is %s', (text, expected) => {
    expect(locationIn(text)).toBe(expected)
  })
})

test('where somebody else has moved is no place of the writer', () => {
  expect(locationIn('my girlfriend moved to leeds')).toBeUndefined()
  expect(locationIn('my girlfriend moved to leeds, perth')).toBe('scotland')
  expect(locationIn('my girlfriend moved to leeds now')).toBeUndefined()
})

test('words about a place make nothing else weigh more', () => {
  const { answers } = understand(understanding, { text: 'fy1, based in consultant', asked: 'any' })
  expect(answers).toEqual({ training: 'foundation' })
})

describe('an everyday word', () => {
  test.each([
    'reading',
    'in reading',
    'people work in reading books',
    'tea, reading',
    'tea, reading, tea',
    'tea near, reading',
    'reading, the tea',
    'the reading, tea',
    'i am at reading',
    'reading at',
    'reading in',
    'now reading',
    'reading now',
    'the old reading hospital please',
    'sorry reading',
    'tea sorry reading',
    'tea mean reading',
    'tea meant my reading',
    'reading until may',
  ])('is a place in %j', (text) => {
    expect(locationIn(text)).toBe('england-outside-london')
  })

  test.each([
    'reading books',
    'like reading',
    'like the reading',
    'tea like the old reading',
    'the reading books',
    'reading the books',
    'sorry about reading',
    'reading sincerely',
    'reading strengthen',
    'reading may until',
  ])('is none in %j', (text) => {
    expect(locationIn(text)).toBeUndefined()
  })

  test('is a place alone where a place was asked for, or nothing, and not where something else was', () => {
    expect(locationIn('reading', 'location')).toBe('england-outside-london')
    expect(locationIn('reading', 'training')).toBeUndefined()
    expect(locationIn('in reading', 'training')).toBe('england-outside-london')
  })
})

test.each(['since', 'until', 'till', 'til', 'then', 'originally'])(
  'an everyday word ends as a place before "%s"',
  (word) => {
    expect(locationIn(`reading ${word} may`)).toBe('england-outside-london')
    expect(locationIn(`like reading ${word} may`)).toBeUndefined()
  },
)

describe('a place and the area that it is in', () => {
  test.each([
    ['perth, australia', 'outside-uk'],
    ['perth australia', 'outside-uk'],
    ['perth. australia', 'scotland'],
    ['perth in. australia', 'scotland'],
    ['perth on the near australia', 'outside-uk'],
    ['perth on the near one australia', 'scotland'],
    ['perth over australia', 'scotland'],
    ['work in perth in australia', 'outside-uk'],
    ['australia, perth', 'outside-uk'],
    ['perth, england', 'england-outside-london'],
    ['croydon, england', 'london'],
    ['london, england', 'london'],
    ['scotland, england', 'scotland'],
    ['england, scotland', 'scotland'],
    ['kent, ontario', 'outside-uk'],
    ['kent ontario', 'england-outside-london'],
    ['kent near ontario', 'england-outside-london'],
    ['kent near, ontario', 'england-outside-london'],
  ])('%j is in %s', (text, expected) => {
    expect(locationIn(text)).toBe(expected)
  })
})

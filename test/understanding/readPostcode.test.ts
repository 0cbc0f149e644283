import type { Facet } from '../../src/facets.ts'
import { readPostcodeAreas } from '../../src/understanding/readPostcodeAreas.ts'
import { readPostcodes } from '../../src/understanding/readPostcode.ts'
import { splitWords } from '../../src/understanding/splitWords.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'

const postcodes = () =>
  readPostcodeAreas({
    london: ['E NW', 'TW1-3'],
    scotland: 'EH',
    wales: 'CF SY15-16',
    'northern-ireland': 'BT',
    'crown-dependencies': 'JE IM',
    england: 'M SY CT ST S L P K D A B C F GP T Y TW CA CF CM AB BY FY SK ES',
  })
const read = (text: string, asked: Facet | 'any') =>
  readPostcodes(
    { postcodes: postcodes() } as Understanding,
    { words: splitWords(text), clauses: [], sentences: [], findings: [], steps: 0 },
    asked,
  )
const places = (text: string, asked: Facet | 'any' = 'any') => read(text, asked).map(({ meaning }) => meaning.option)

test('a whole postcode counts as surely as can be, from its first word to its last', () => {
  expect(read('ring me, m1 4bt now', 'any')).toEqual([
    {
      start: 2,
      end: 4,
      meaning: {
        kind: 'answer',
        facet: 'location',
        option: 'england-outside-london',
        rule: 'postcode',
        weight: 4,
        onlyIfAsked: false,
        place: 'area',
      },
    },
  ])
})

test.each([
  ['m14bt', 0, 0],
  ['m1 4bt', 0, 2],
  ['e1w 3aa', 0, 2],
  ['x m14bt 4 bt', 1, 1],
  ['m14bt eh1 1aa', 0, 0],
])('the first postcode of %j stands from word %d to %d', (text, start, end) => {
  expect(read(text, 'any')[0]).toMatchObject({ start, end })
})

test.each([
  ['m14', 'location', 4],
  ['in m14', 'any', 2],
  ['m14 area', 'location', 2],
  ['m14 4bt', 'location', 4],
  ['work at m144bt', 'any', 4],
] as const)('%j, where %s was asked, weighs %d', (text, asked, weight) => {
  expect(read(text, asked).map(({ meaning }) => meaning.weight)).toEqual([weight])
})

test.each([
  ['aeh11aa', []],
  ['e1 6an', ['london']],
  ['e1w 3aa', ['london']],
  ['nw10 2aa', ['london']],
  ['tw1 1aa', ['london']],
  ['tw3 1aa', ['london']],
  ['tw4 1aa', ['england-outside-london']],
  ['sy15 6aa', ['wales']],
  ['sy1 6aa', ['england-outside-london']],
  ['cf10 1aa', ['wales']],
  ['eh1 1aa', ['scotland']],
  ['bt1 1aa', ['northern-ireland']],
  ['je2 1aa', ['crown-dependencies']],
  ['im2 1aa', ['crown-dependencies']],
  ['ct1 3ng', ['england-outside-london']],
  ['m25 1aa', ['england-outside-london']],
  ['zz1 1aa', []],
  ['m1 4bt and eh1 1aa', ['england-outside-london', 'scotland']],
  ['m1 44bt', []],
  ['m1 4b', []],
  ['m1 4bta', []],
  ['m1 44 bt', []],
  ['m1 x bt', []],
  ['m14bt2', []],
  ['xm14bt2', []],
  ['abm14bt', []],
  ['m1', []],
  ['abm1', []],
  ['m1234', []],
  ['', []],
])('%j is in %j', (text, expected) => {
  expect(places(text)).toStrictEqual(expected)
})

test.each(['in', 'postcode', 'at', 'near', 'around'])('after "%s" a district is a place', (word) => {
  expect(places(`${word} m14`)).toEqual(['england-outside-london'])
  expect(places(`${word} bed m14`)).toEqual([])
  expect(places(`m14 ${word}`)).toEqual([])
})

describe('where a place was asked for', () => {
  const districts =
    'm14 m2 m1a m26 cm25 a10 a1b ca1 b13 ab12 c18 c1 t5 t0 t10 t1a bt1 s10 s1a es1 f1a cf1 fy1a y1a sy1 by1 ct5 st0 im5 sk1 es5'
  test.each(districts.split(' '))('%s is a district, whatever else is said', (district) => {
    expect(places(`ward ${district}`, 'location')).toHaveLength(1)
  })

  test.each(['m1234', 'abm1', 'zz1', 'fy1', 'fy9'])('%s is none, alone or whole', (word) => {
    expect(read(word, 'location')).toHaveLength(0)
    expect(read(`${word} 1x`, 'location')).toHaveLength(0)
  })

  test.each(['m25', 'f1', 'fy1', 'y1', 'a1', 'a9', 'c19', 'b12', 't1', 't4', 's1', 's4'])('%s is none', (district) => {
    expect(places(district, 'location')).toEqual([])
    expect(places(`in ${district}`, 'location')).toEqual([])
  })

  test.each(['ct1', 'ct4', 'st1', 'st9', 'im1', 'im4', 's5', 's9', 'gp1', 'p1', 'k1', 'd1', 'l1'])(
    '%s could be a grade: it is a district only where nothing else is said, or "postcode"',
    (district) => {
      expect(places(district, 'location')).toHaveLength(1)
      expect(places(`postcode ${district}`, 'location')).toHaveLength(1)
      expect(places(`in ${district}`, 'location')).toEqual([])
      expect(places(district)).toEqual([])
      expect(places(`postcode ${district}`)).toEqual([])
    },
  )

  test.each(['ct10', 'im40', 'gp10', 'p10', 'l10', 'd10', 'k10', 's55', 'st10'])('%s could not', (district) => {
    expect(places(`in ${district}`, 'location')).toHaveLength(1)
  })
})

import { createCoverage } from '../../src/understanding/createCoverage.ts'
import { normalise } from '../../src/understanding/normalise.ts'
import { readPostcodeAreas } from '../../src/understanding/readPostcodeAreas.ts'
import { expand, rewriteWords } from '../../src/understanding/rewriteWords.ts'
import { splitWords } from '../../src/understanding/splitWords.ts'

test.each([
  ['CAFÉ', 'cafe'],
  ['don’t ‘x’ ‛x ʼx ´x `x', "don't 'x' 'x 'x 'x 'x"],
  ['ﬁne ①', 'fine 1'],
  ['Łódź ß ı', 'lodz ss i'],
  ['so\u00adft wor\u200bd ♥\ufe0f', 'soft word ♥'],
  ['أإآٱ', 'اااا'],
  ['مُسَاعَدَة', 'مساعدة'],
  ['ىہیک', 'يهيك'],
  ['\ud800x', '\ufffdx'],
])('%j is spelt %j, however it was written', (text, written) => {
  expect(normalise(text)).toBe(written)
})

const split = (text: string) =>
  splitWords(text)
    .map(({ word, parting }) => ['', ',', '.'][parting] + word)
    .join(' ')

test.each([
  ['One two, three. Four', 'one two ,three .four'],
  ['...one', 'one'],
  ['a - b – c — d', 'a ,b ,c ,d'],
  ['a: b; c! d? e', 'a ,b .c .d .e'],
  ['a (b) "c"', 'a ,b ,c'],
  ['a... b.. c', 'a ,b ,c'],
  ['a, . b', 'a .b'],
  ['a\nb', 'a ,b'],
  ['*really*', 'really'],
  ["it''s 'quoted' x@", "it's quoted x"],
  ['20mg 3rd 1st 22nd 4th', '20 mg 3rd 1st 22nd 4th'],
  ['2.5 and 1,000', '2.5 and 1,000'],
  ['20x30', '20 x 30'],
  ['si+ and dsh ++', 'si plus and dsh plus'],
  ['12.5 mg', '12.5 mg'],
  ['20mg5', '20mg5'],
  ['5stone', '5 stone'],
  ['5month', '5 month'],
  ['2nd 3rd 11th 22x', '2nd 3rd 11th 22 x'],
  ['a., b', 'a .b'],
  ['x@@ y$@', 'x y'],
  ['ab&c a&bc', 'ab c a bc'],
  ['a&e1 1a&e', 'a e1 1 a e'],
  ['w/o help', 'without help'],
  ['help w/o', 'help without'],
  ['nw/o x', 'nw o x'],
  ['N. Ireland', 'n ireland'],
  ['k i l l m', 'killm'],
  ['s.u.i.c.i.d.e', 'suicide'],
  ['a b c', 'a b c'],
  ['a&e', 'a&e'],
  ['我想死', '我 想 死'],
  ['help 😢 me', 'help 😢 me'],
  ['x'.repeat(40), 'x'.repeat(32)],
  ['', ''],
])('%j is split into %j', (text, words) => {
  expect(split(text)).toBe(words)
})

const rewrites = new Map([
  ["i'm", ['i', 'am']],
  ['cant', ['can', 'not']],
  ['gone', ['']],
])
const asTyped = { mend: (word: string) => [word] }
const rewrite = (text: string) =>
  rewriteWords(splitWords(text), rewrites, asTyped)
    .map(({ word, parting }) => ['', ',', '.'][parting] + word)
    .join(' ')

test.each([
  ["i'm here, can't stop", 'i am here ,can not stop'],
  ["the doctor's and doctors' own", 'the doctor and doctors own'],
  ["x, i'm", 'x ,i am'],
  ['st 3 and fy 1', 'st3 and fy1'],
  ['st, 3', 'st ,3'],
  ['st 10', 'st 10'],
  ['no 3', 'no 3'],
  ["o'shea", 'oshea'],
  ['st 12', 'st 12'],
  ...['f', 'fy', 'ct', 'st', 'gpst', 'imt', 'cst', 'cmt', 'im', 'gpr', 'y', 'gpvts'].map(
    (letters) => [`${letters} 2`, `${letters}2`] as const,
  ),
  ['x 2', 'x 2'],
  ...[
    'want',
    'wanted',
    'need',
    'going',
    'got',
    'have',
    'how',
    'way',
    'ways',
    'able',
    'someone',
    'try',
    'trying',
    'used',
    'ready',
    'nobody',
    'like',
  ].map((word) => [`${word} 2 tea`, `${word} to tea`] as const),
  ...['be', 'die', 'go', 'end', 'kill', 'do', 'live', 'wake', 'sleep', 'talk', 'get', 'work'].map(
    (word) => [`x 2 ${word}`, `x to ${word}`] as const,
  ),
  ['2 be', '2 be'],
  ['x 2 tablets', 'x 2 tablets'],
  ['want 2, talk', 'want 2 ,talk'],
  ['want 2', 'want 2'],
] as const)('%j is read as %j', (text, read) => {
  expect(rewrite(text)).toBe(read)
})

test('a word that stands for nothing is left out, and only the first words are mended', () => {
  expect(expand({ word: 'gone', parting: 1 }, rewrites)).toEqual([])
  const upper = { mend: (word: string) => [word.toUpperCase()] }
  const words = Array.from({ length: 2001 }, () => ({ word: 'x', parting: 0 as const }))
  expect(rewriteWords(words, rewrites, upper).slice(-2)).toEqual([
    { word: 'X', parting: 0 },
    { word: 'x', parting: 0 },
  ])
})

test('a word that is written out is so with an apostrophe or without', () => {
  expect(expand({ word: "can't", parting: 1 }, rewrites)).toEqual([
    { word: 'can', parting: 1 },
    { word: 'not', parting: 0 },
  ])
})

test('of a word that is mended to two only the first is parted from the word before', () => {
  const twice = { mend: (word: string) => [word, word] }
  expect(rewriteWords(splitWords('x, y'), rewrites, twice).map(({ parting }) => parting)).toEqual([0, 0, 1, 0])
})

test('coverage knows whether a span meets one of its own', () => {
  const coverage = createCoverage(10, [
    [2, 3],
    [3, 5],
    [8, 8],
  ])
  const met = (from: number, to: number) => coverage.meets(from, to)
  expect([met(0, 1), met(0, 2), met(5, 5), met(6, 7), met(6, 8), met(9, 9), met(9, 99), met(0, 99)]).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
    false,
    true,
  ])
})

test('spans may begin together or lie within each other', () => {
  const covered = (spans: readonly (readonly [number, number])[]) =>
    Array.from({ length: 8 }, (_, at) => (createCoverage(8, spans).meets(at, at) ? at : '-')).join('')
  expect(covered([[2, 3], [2, 5]])).toBe('--2345--') // prettier-ignore
  expect(covered([[1, 4], [2, 4]])).toBe('-1234---') // prettier-ignore
  expect(covered([[1, 6], [2, 3], [7, 7]])).toBe('-1234567') // prettier-ignore
  expect(covered([])).toBe('--------')
})

test('postcode lists may be parted in any way', () => {
  const { areas } = readPostcodeAreas({
    london: [' E,  NW,'],
    scotland: 'EH,',
    wales: ' CF',
    'northern-ireland': 'BT',
    'crown-dependencies': 'IM',
    england: 'M,\nCH ',
  })
  expect([...areas.keys()]).toEqual(['m', 'ch', 'bt', 'im', 'e', 'nw', 'eh', 'cf'])
})

test('postcode areas and districts are read from their lists', () => {
  const { areas, districts } = readPostcodeAreas({
    london: ['E NW', 'TW1-3, TN16'],
    scotland: 'EH',
    wales: 'CF, CH5-6',
    'northern-ireland': 'BT',
    'crown-dependencies': 'IM JE',
    england: 'M CH',
  })
  expect(Object.fromEntries(areas)).toEqual({
    m: 'england-outside-london',
    ch: 'england-outside-london',
    bt: 'northern-ireland',
    im: 'crown-dependencies',
    je: 'crown-dependencies',
    e: 'london',
    nw: 'london',
    eh: 'scotland',
    cf: 'wales',
    tw: 'england-outside-london',
    tn: 'england-outside-london',
  })
  expect(Object.fromEntries(districts)).toEqual({
    tw1: 'london',
    tw2: 'london',
    tw3: 'london',
    tn16: 'london',
    ch5: 'wales',
    ch6: 'wales',
  })
})

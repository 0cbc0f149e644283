import { createCoverage } from '../../src/understanding/createCoverage.ts'
import { createSpeller } from '../../src/understanding/createSpeller.ts'
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
  ...[
    'want',
    'wanted',
    'need',
    'going',
    'got',
    'have',
    'how',
    'way',
    'try',
    'trying',
    'used',
    'ready',
    'nobody',
    'like',
  ].map((word) => [`${word} 2 talk`, `${word} to talk`] as const),
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

describe('a misspelt word', () => {
  const vocabulary = [
    'suicide',
    'kill',
    'killed',
    'depression',
    'help',
    'consultant',
    'my',
    'self',
    'took',
    'all',
    'no',
    'good',
    'x'.repeat(21),
  ]
  const mend = (word: string) => createSpeller(new Set(vocabulary), new Set(['skill', 'hello', 'killer'])).mend(word)

  test.each([
    ['suicde', 'suicide'],
    ['sucide', 'suicide'],
    ['usicide', 'suicide'],
    ['suicidee', 'suicide'],
    ['depresion', 'depression'],
    ['deppresion', 'depression'],
    ['consultnat', 'consultant'],
    ['k1ll', 'kill'],
    ['ki11ed', 'ki11ed'],
    ['5uicide', 'suicide'],
    ['h3lp', 'help'],
    ['h@lp', 'help'],
    ['helppp', 'help'],
    ['helpppp', 'help'],
    ['gooood', 'good'],
    ['nooo', 'no'],
    ['myself', 'my self'],
    ['tookall', 'took all'],
  ])('%s is mended to %s', (word, mended) => {
    expect(mend(word).join(' ')).toBe(mended)
  })

  test.each([
    'kill',
    'skill',
    'hello',
    'killer',
    'kil',
    'zuicide',
    'abcdefgh',
    '1234',
    'ct1',
    'x'.repeat(22),
    'помощь',
    'hell0',
    'alll5',
    'allx',
  ])('%s stays as it is', (word) => {
    expect(mend(word)).toEqual([word])
  })

  test('the nearest of several is taken, and of equals the first', () => {
    const patients = createSpeller(new Set(['patients', 'patience', 'parents']), new Set())
    expect(patients.mend('patiens')).toEqual(['patients'])
    expect(patients.mend('patienxs')).toEqual(['patients'])
  })
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

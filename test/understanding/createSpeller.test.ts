import { createSpeller } from '../../src/understanding/createSpeller.ts'

/** What a speller that knows these words makes of one. */
function mended(word: string, vocabulary: string, english = ''): string {
  return createSpeller(new Set(vocabulary.split(' ')), new Set(english.split(' ')))
    .mend(word)
    .join(' ')
}

const vocabulary = `suicide kill killed depression help consultant my self took all no good ${'x'.repeat(21)}`

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
])('%s is mended to %s', (word, expected) => {
  expect(mended(word, vocabulary)).toBe(expected)
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
  'quzhelp',
  'helpquz',
])('%s stays as it is', (word) => {
  expect(mended(word, vocabulary, 'skill hello killer')).toBe(word)
})

test('the nearest of several is taken, and of equals the first', () => {
  expect(mended('patiens', 'patients patience parents')).toBe('patients')
  expect(mended('patienxs', 'patients patience parents')).toBe('patients')
  expect(mended('patienxs', 'patience patients')).toBe('patients')
  expect(mended('hearx', 'heart heard')).toBe('heart')
  expect(mended('hearx', 'heard heart')).toBe('heard')
})

describe('signs that stand for letters', () => {
  test.each([
    ['n0th1ng', 'nothing'],
    ['d4nger', 'danger'],
    ['dr3ad3d', 'dreaded'],
    ['5ui5ide', 'suiside'],
    ['s@l@d', 'salad'],
    ['stre$$', 'stress'],
    ['becaus3', 'because'],
    ['h@t', 'hat'],
    ['ab12c', 'abi2c'],
  ])('%s is mended to %s', (word, expected) => {
    expect(mended(word, expected)).toBe(expected)
  })

  test.each([
    ['a grade', 'ct1', 'cti'],
    ['a grade', 'f15', 'fis'],
    ['a grade', 'st3a', 'stea'],
    ['a number', '505', 'sos'],
    ['a number', '5005', 'soos'],
    ['a number', '9999', '99'],
    ['two letters', 'a$', 'as'],
    ['a number with letters', 'tabl3t5x', 'tablets'],
  ])('%s stays as it is: %s', (_, word, known) => {
    expect(mended(word, known)).toBe(word)
  })
})

describe('letters that are held down', () => {
  test.each([
    ['assssessss', 'assess'],
    ['annnnnxietttttyy', 'anxiety'],
    ['annxxiettyy', 'anxiety'],
    ['annnnnxxiettttttyy', 'anxiety'],
    ['aaaddreeess', 'address'],
    ['fiiine', 'fine'],
    ['paaaain', 'pain'],
  ])('%s is mended to %s', (word, expected) => {
    expect(mended(word, expected)).toBe(expected)
  })

  test('leave a word alone that is right as it stands, or too long to mean anything', () => {
    expect(mended('hoop', 'hop', 'hoop')).toBe('hoop')
    expect(mended('too', 'to', 'too')).toBe('too')
    expect(mended('noo', 'no')).toBe('noo')
    expect(mended('allll', 'all')).toBe('all')
    const long = `h${'o'.repeat(19)}p`
    expect(mended(long, 'hop')).toBe(long)
    expect(mended(long.replace('oo', 'o'), 'hop')).toBe('hop')
  })
})

describe('how far a word may be from the one that is meant', () => {
  const twenty = 'abcdefghij'.repeat(2)
  const twentyOne = 'zyxwvutsrqzyxwvutsrqz'
  test.each([
    ['one slip in four letters', 'hepl', 'help', true],
    ['two slips in eight letters', 'ovurdese', 'overdose', true],
    ['two slips in seven letters of eight', 'ovurdse', 'overdose', false],
    ['two slips in eight letters of seven', 'taxletse', 'tablets', false],
    ['two slips in seven letters', 'taxlest', 'tablets', false],
    ['three slips', 'ovurdeze', 'overdose', false],
    ['another first letter', 'xelp', 'help', false],
    ['the first two changed about', 'ehlp', 'help', true],
    ['three letters', 'hlp', 'help', false],
    ['a word of three letters', 'alls', 'all', false],
    ['twenty letters', twenty.replace(/j$/, 'x'), twenty, true],
    ['twenty-one letters for twenty', `${twenty}x`, twenty, false],
    ['twenty letters for twenty-one', twentyOne.slice(0, 20), twentyOne, false],
    ['a word with a number at its end', 'gpsty', 'gpst1', false],
    ['a word with a number in it', 'anlevels', 'a2levels', false],
    ['letters of another alphabet', 'помошь', 'помощь', false],
    ['some letters of another alphabet', 'hepl\u043f', 'help', false],
  ])('%s', (_, word, known, isMended) => {
    expect(mended(word, known)).toBe(isMended ? known : word)
  })
})

describe('two words written as one', () => {
  test.each([
    ['takeit', 'take it', 'take it'],
    ['mylife', 'my life', 'my life'],
    ['mytea', 'my tea', 'mytea'],
    ['wanttodie', 'want to die todie', 'want todie'],
    ['lifemy', 'life my', 'life my'],
    ['takeitx', 'take it', 'takeitx'],
  ])('%s, where %j are known, becomes %s', (word, known, expected) => {
    expect(mended(word, known)).toBe(expected)
  })
})

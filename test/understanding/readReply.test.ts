import { plain, readReply } from '../../src/understanding/readReply.ts'

const buttons = [
  { id: 'london', label: 'London (inside the M25)' },
  { id: 'england-outside-london', label: 'Elsewhere in England' },
  { id: 'skipped', label: 'Prefer not to say' },
]

test.each([
  ['London (inside the M25)', [0]],
  ['london inside the m25!', [0]],
  ['  LONDON ', [0]],
  ['England outside London', [1]],
  ['2', [1]],
  [' 2. ', [1]],
  ['3)', [2]],
  ['0', []],
  ['4', []],
  ['2 weeks', []],
  ['1, 2', []],
  ['', []],
  ['!?', []],
  ['Lundon', []],
])('%j names the buttons %j', (text, expected) => {
  expect(readReply(text, buttons, false)).toEqual(expected)
})

test.each([
  ['1, 3', [0, 2]],
  ['1 and 2', [0, 1]],
  ['1 2 3', [0, 1, 2]],
  ['1 & 1', [0]],
  ['London; prefer not to say', [0, 2]],
  ['1, 9', []],
  ['1 and something', []],
])('where several may be chosen %j names the buttons %j', (text, expected) => {
  expect(readReply(text, buttons, true)).toEqual(expected)
})

test('a button is named by its number up to the last, and by a label that begins with one', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => ({
    id: `id-${String(index)}`,
    label: `Label ${String(index)}`,
  }))
  expect(readReply('12', twelve, false)).toEqual([11])
  expect(readReply('1 12', twelve, true)).toEqual([0, 11])
  expect(readReply('13', twelve, false)).toEqual([])
  expect(readReply('2 weeks', [{ id: 'soon', label: '2 weeks' }], false)).toEqual([0])
})

test('a label without words is named by nothing', () => {
  expect(readReply('…', [{ id: '-', label: '…' }], false)).toEqual([])
})

test('case, accents and punctuation do not matter', () => {
  expect(plain('  Café-Noir’s  “A&E” ')).toBe('cafe noirs a e')
})

import { splitWords } from '../../src/understanding/splitWords.ts'
import { compileTelling, weighAround, weighWords } from '../../src/understanding/weighWords.ts'

const told = { tells: 'what is told', quiet: ['tea'] }
const telling = () =>
  compileTelling({
    danger: [
      { ...told, id: 'bleak', category: 'thoughts', raises: ['hopeless, no way'], words: ['hopeless', 'no way'] },
      { ...told, id: 'poison', category: 'overdose', raises: ['bleach, antifreeze'], words: ['bleach', 'antifreeze'] },
      { ...told, id: 'now', words: ['tonight'] },
    ],
    otherwise: [
      { ...told, id: 'asks', reach: 'clause', words: ['leaflet', 'how do'] },
      { ...told, id: 'patients', reach: 'sentence', words: ['patient'] },
    ],
  })

describe('the words of a message', () => {
  test.each([
    ['tea', 0, {}, []],
    ['', 0, {}, []],
    ['hopeless', 1, { thoughts: 1 }, ['bleak']],
    ['hopeless, hopeless', 1, { thoughts: 1 }, ['bleak']],
    ['no way', 1, { thoughts: 1 }, ['bleak']],
    ['no, way', 1, { thoughts: 1 }, ['bleak']],
    ['no good way', 0, {}, []],
    ['hopeless no way tonight', 3, { thoughts: 2 }, ['bleak', 'now']],
    ['bleach and hopeless antifreeze', 3, { overdose: 2, thoughts: 1 }, ['poison', 'bleak']],
    ['tonight', 1, {}, ['now']],
    ['leaflet', -1, {}, []],
    ['how do i get a leaflet for a patient', -3, {}, []],
    ['hopeless leaflet', 0, { thoughts: 1 }, ['bleak']],
  ])('%j weigh %d', (text, balance, categories, groups) => {
    expect(weighWords(telling(), splitWords(text))).toEqual({
      balance,
      categories: new Map(Object.entries(categories)),
      groups,
    })
  })
})

describe('the words around a sign', () => {
  const around = (text: string) => {
    const words = splitWords(text)
    const count = (least: number) => {
      let number = 0
      return words.map(({ parting }) => (parting >= least ? ++number : number))
    }
    const found = words.flatMap(({ word }, index) => (word === 'sign' ? [index] : []))
    const place = { start: found[0]!, end: found.at(-1)! }
    return weighAround(telling(), { words, clauses: count(1), sentences: count(2) }, place)
  }

  test.each([
    ['hopeless sign', 1],
    ['sign hopeless', 1],
    ['sign', 0],
    ['hopeless hopeless sign bleach', 2],
    ['hopeless. sign. bleach', 2],
    ['leaflet sign', -1],
    ['leaflet sign hopeless', 0],
    ['sign how do', -1],
  ])('%j weigh %d', (text, balance) => {
    expect(around(text)).toBe(balance)
  })

  test.each([
    ['six words before it', 'hopeless and a cup of tea sign', 1],
    ['seven words before it', 'x hopeless and a cup of tea or sign', 0],
    ['six words after it', 'sign and a cup of tea hopeless', 1],
    ['seven words after it', 'sign and a cup of tea or hopeless', 0],
    ['two words that begin six words before it', 'no way and a cup of sign', 1],
    ['two words that begin seven words before it', 'no way and a cup of tea sign', 0],
    ['two words that end six words after it', 'sign and a cup of no way', 1],
    ['two words that end seven words after it', 'sign and a cup of tea no way', 0],
    ['its last words', `sign ${'tea '.repeat(20)}sign hopeless`, 1],
    ['what stands 36 words after its beginning', `sign ${'tea '.repeat(35)}hopeless ${'tea '.repeat(9)}sign`, 1],
    ['what stands 37 words after its beginning', `sign ${'tea '.repeat(36)}hopeless ${'tea '.repeat(9)}sign`, 0],
  ])('reach as far as they should: %s', (_, text, balance) => {
    expect(around(text)).toBe(balance)
  })

  test.each([
    ['leaflet, sign', 0],
    ['sign, leaflet', 0],
    ['a. leaflet sign', -1],
    ['a. sign leaflet', -1],
    ['sign, leaflet, sign', -1],
    ['leaflet, sign, sign', 0],
    ['sign, sign, leaflet', 0],
    ['patient, sign', -1],
    ['sign, patient', -1],
    ['patient. sign', 0],
    ['sign. patient', 0],
    ['a. patient, sign', -1],
  ])('tell of something else only in the part that they reach: %j weigh %d', (text, balance) => {
    expect(around(text)).toBe(balance)
  })
})

import type { Understanding } from '../../src/understanding/Understanding.ts'
import { understand } from '../../src/understanding/understand.ts'
import { weighWords } from '../../src/understanding/weighWords.ts'
import { splitWords } from '../../src/understanding/splitWords.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding()
})
const redFlagOf = (text: string) => understand(understanding, { text, asked: 'any' }).redFlag

describe('telling words', () => {
  it.each([
    ['two of danger', 'hopeless. up on the roof', 'thoughts'],
    ['the category that most of them speak for', 'bleach, antifreeze and hopeless', 'overdose'],
    ['the first of two that as many speak for, by the order of the categories', 'bleach on the roof', 'thoughts'],
    ['misspelt', 'hopelss up on the roof', 'thoughts'],
  ])('raise: %s', (_, text, category) => {
    expect(redFlagOf(text)).toEqual({ category, rule: 'telling-words' })
  })

  it.each([
    ['one alone', 'hopeless'],
    ['one said twice', 'hopeless, so hopeless'],
    ['two with one of something else', 'hopeless. up on the roof. a leaflet'],
    ['two that only set the scene', 'alone tonight'],
    ['none', 'tea'],
  ])('raise nothing: %s', (_, text) => {
    expect(redFlagOf(text)).toBeUndefined()
  })

  it('are told by their groups', () => {
    const { because } = understand(understanding, { text: 'bleach, tonight, hopeless', asked: 'any' })
    expect(because).toEqual([
      'red-flag/thoughts/telling-words',
      'telling-words/poison',
      'telling-words/now',
      'telling-words/bleak',
    ])
  })

  it('leave it to a rule to say what it found', () => {
    expect(redFlagOf('bleach, antifreeze. i want to die')).toEqual({ category: 'thoughts', rule: 'wants-to-die' })
  })

  it('are weighed in one go: what is said twice counts once, and two words in a row are one', () => {
    const weighed = weighWords(understanding.telling, splitWords('how do i get a leaflet how do i, on the roof'))
    expect(weighed).toEqual({ balance: -1, categories: new Map([['thoughts', 1]]), groups: ['bleak'] })
  })
})

describe('a sign of a rule', () => {
  it.each([
    ['is believed where nothing speaks against it', 'i want to die', 'wants-to-die'],
    ['is not believed where the words around it tell of something else', 'a leaflet on i want to die', undefined],
    ['is believed where as many tell of danger', 'hopeless, no leaflet helps, i want to die', 'wants-to-die'],
    [
      'is believed where they stand far off',
      'a leaflet would be nice some day soon but really i want to die',
      'wants-to-die',
    ],
  ])('%s', (_, text, rule) => {
    expect(redFlagOf(text)?.rule).toBe(rule)
  })

  it('is believed whatever else is said, of a rule that is plain', () => {
    const rules = smallRules['red-flags.yaml'].rules.map((rule) => ({ ...rule, plain: rule.id === 'wants-to-die' }))
    const plain = smallUnderstanding({ 'red-flags.yaml': { ...smallRules['red-flags.yaml'], rules } })
    const text = 'how do i get a leaflet i want to die'
    expect(understand(plain, { text, asked: 'any' }).redFlag?.rule).toBe('wants-to-die')
    expect(redFlagOf(text)).toBeUndefined()
  })
})

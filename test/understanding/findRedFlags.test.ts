import { understand } from '../../src/understanding/understand.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

const small = smallRules['red-flags.yaml']
const examples = { raises: ['x'], quiet: ['x'] }
const urgent = { urgency: 'urgent', ...examples }

/** Rules of every kind that the small rules lack. */
const redFlagRules = {
  ...small,
  contexts: [
    ...small.contexts,
    { id: 'history', reach: 'sentence', butNot: ['now', 'exam'], when: ['in the past'] },
    { id: 'now', reach: 'message', when: ['downstairs'] },
    { id: 'dream', reach: 'touching', when: ['dreamt of a knife'] },
  ],
  categories: [
    { id: 'violence-at-home', name: 'Violence', leads: ['Phone 999.'] },
    { id: 'sexual-assault', name: 'Assault', leads: ['Phone 999.'] },
    { id: 'danger', name: 'Danger', leads: ['Phone 999.'] },
    ...small.categories,
  ],
  signs: [
    ...small.signs,
    { id: 'cold', says: 'one word', when: ['cold'] },
    { id: 'cold-sweat', says: 'two words', when: ['cold sweat'] },
    { id: 'heart', says: 'a word more', when: ['sweat heart'] },
  ],
  rules: [
    ...small.rules,
    { id: 'one-way', category: 'overdose', ...urgent, together: [['cold', 'cold-sweat']] },
    { id: 'other-way', category: 'overdose', ...urgent, together: [['heart', 'cold-sweat']] },
    { id: 'hit', category: 'violence-at-home', ...urgent, when: ['hit me'], notIf: ['history'] },
    { id: 'knife', category: 'danger', ...urgent, when: ['a knife'], notIf: ['dream'] },
    { id: 'groped', category: 'sexual-assault', ...urgent, when: ['groped me'] },
    { id: 'tired', category: 'thoughts', ...urgent, easilyWrong: true, when: ['tired of it'] },
  ],
}
const answerRules = {
  ...smallRules['words-answers.yaml'],
  training: [
    { option: 'family-or-partner', when: ['husband'] },
    { option: 'colleague', when: ['registrar'] },
    { option: 'foundation', when: ['fy1'] },
  ],
}
let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding({ 'red-flags.yaml': redFlagRules, 'words-answers.yaml': answerRules })
})
const read = (text: string) => understand(understanding, { text, asked: 'any' })
const flagOf = (text: string) => read(text).redFlag?.rule

test('of several red flags the category that stands first is named, and in it the first rule', () => {
  expect(flagOf('took my pills. calm now and left a note')).toBe('farewell')
  expect(flagOf('calm now and left a note. took my pills')).toBe('farewell')
  expect(flagOf('took my pills. he hit me')).toBe('hit')
  expect(flagOf('he groped me and hit me, he has a knife')).toBe('hit')
  expect(flagOf('he has a knife, he groped me')).toBe('groped')
  expect(flagOf('calm now and left a note, i want to die')).toBe('wants-to-die')
})

test.each([
  ['cold. a cold sweat', 'one-way'],
  ['a cold sweat. cold', 'one-way'],
  ['a cold sweat', undefined],
  ['cold sweat. sweat heart', 'other-way'],
  ['cold sweat heart', undefined],
  ['sweat heart. cold sweat', 'other-way'],
  ['cold. sweat heart', undefined],
  ['cold. cold', undefined],
])('two signs raise only in words of their own: %j raises %s', (text, rule) => {
  expect(flagOf(text)).toBe(rule)
})

describe('a context', () => {
  test.each([
    ['he hit me', 'hit'],
    ['in the past he hit me', undefined],
    ['in the past, he hit me', undefined],
    ['in the past. he hit me', 'hit'],
    ['tea. in the past he hit me', undefined],
    ['tea, patient says want to die', undefined],
    ['tea but patient says want to die', undefined],
    ['in the past he hit me. he is downstairs', 'hit'],
    ['he is downstairs, in the past he hit me', 'hit'],
    ['exam question, in the past he hit me', 'hit'],
    ['exam question. in the past he hit me', undefined],
    ['dreamt of a knife', undefined],
    ['dreamt of a knife. he has a knife', 'knife'],
  ])('makes a sign harmless that it reaches, but where another context keeps the sign: %j raises %s', (text, rule) => {
    expect(flagOf(text)).toBe(rule)
  })

  test.each(['i', 'me', 'my', 'myself', 'mine', 'we', 'us', 'our'])(
    'that spares the writer leaves a sign with "%s" in it alone',
    (word) => {
      expect(flagOf(`patient says life ${word} pointless`)).toBe('wants-to-die')
    },
  )

  test.each(['him', 'tea', 'your', 'is'])('that spares the writer does not for "%s"', (word) => {
    expect(flagOf(`patient says life ${word} pointless`)).toBeUndefined()
    expect(flagOf(`patient says i think life ${word} pointless`)).toBeUndefined()
  })
})

test.each([
  ['tired of it', undefined],
  ['tired of it, hopeless', 'tired'],
  ['tired of it, hopeless, a leaflet', undefined],
  ['tired of it tonight', 'tired'],
])('a rule that is easily wrong needs words of danger around it: %j raises %s', (text, rule) => {
  expect(flagOf(text)).toBe(rule)
})

describe('who did it is not whom help is sought for', () => {
  test.each([
    ['my husband hit me', { urgency: 'urgent' }],
    ['my husband groped me', { urgency: 'urgent' }],
    ['my registrar has a knife', { urgency: 'urgent' }],
    ['my husband hit me, fy1 in leeds', { urgency: 'urgent', location: 'england-outside-london' }],
    ['fy1, he hit me', { urgency: 'urgent', training: 'foundation' }],
    ['my husband took my pills', { urgency: 'emergency', training: 'family-or-partner' }],
    ['my husband', { training: 'family-or-partner' }],
  ])('%j answers %j', (text, answers) => {
    expect(read(text).answers).toEqual(answers)
  })
})

import type { Facet } from '../../src/facets.ts'
import { understand } from '../../src/understanding/understand.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

const answerRules = {
  ...smallRules['words-answers.yaml'],
  negations: { words: ['not', 'no longer', 'neither'], between: ['in', 'a', 'working'] },
  training: [
    { option: 'consultant', when: ['consultant'] },
    { option: 'sas', whenAsked: ['specialist'] },
    { option: 'foundation', when: ['fy1'] },
    { option: 'gp', weight: 3, when: ['gp'] },
    { option: 'medical-student', when: ['student gp'] },
    { option: 'gp-trainee', when: ['trainee in practice'] },
    { option: 'not-a-doctor', when: ['complaint manager'] },
    { option: 'trust-or-locally-employed', when: ['leeds fellow'] },
  ],
  issues: [
    { option: 'addiction', when: ['drinking too much'], whenAsked: ['drinking'] },
    { option: 'money', when: ['debt'] },
    { option: 'mental-health', when: ['depressed'] },
    { option: 'work-relationships', weight: 1, when: ['rota'] },
    { option: 'misconduct', when: ['complaint'] },
    { option: 'not-sure', when: ['perhaps not', 'neither'] },
  ],
  urgency: [
    { option: 'urgent', when: ['this week', 'but soon'] },
    { option: 'not-urgent', when: ['no rush'] },
  ],
}
let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding({ 'words-answers.yaml': answerRules })
})
const read = (text: string, asked: Facet | 'any' = 'any') => understand(understanding, { text, asked })
const answers = (text: string, asked?: Facet | 'any') => read(text, asked).answers

const england = { location: 'england-outside-london' }
const scotland = { location: 'scotland' }

describe('an answer', () => {
  test('is found however much that is none stands before it', () => {
    expect(answers(`${'patient '.repeat(250)}consultant`)).toEqual({ training: 'consultant' })
  })

  test('is one of the first 200 that are given', () => {
    expect(answers(`${'rota '.repeat(199)}debt`)).toEqual({ issues: ['money'] })
    expect(answers(`${'rota '.repeat(200)}debt`)).toEqual({ issues: ['work-relationships'] })
    expect(answers(`${'m14bt, '.repeat(199)}in eh11aa`)).toEqual(scotland)
    expect(answers(`${'m14bt, '.repeat(200)}in eh11aa`)).toEqual(england)
  })

  test.each([
    ['fy1, m1 4bt', { ...england, training: 'foundation' }],
    ['m1 4bt, fy1', { ...england, training: 'foundation' }],
    ['m1 4gp', england],
    ['gp, m1 4bt', { ...england, training: 'gp' }],
  ])('stands beside a postcode, and not within it: %j', (text, expected) => {
    expect(answers(text)).toEqual(expected)
  })

  test('within a longer one of the same question is none', () => {
    expect(answers('student gp')).toEqual({ training: 'medical-student' })
    expect(answers('fy1, trainee in practice')).toEqual({ training: 'foundation' })
    expect(answers('gp student')).toEqual({ training: 'gp' })
  })

  test('of a place counts whatever was asked, but for the region of a training programme', () => {
    expect(answers('perth', 'specialty')).toEqual(scotland)
    expect(answers('perth', 'training')).toEqual(scotland)
    expect(answers('perth', 'trainingRegion')).toEqual({})
  })

  test('is the heaviest, of equals the first', () => {
    expect(answers('consultant, fy1')).toEqual({ training: 'consultant' })
    expect(answers('fy1, consultant')).toEqual({ training: 'foundation' })
    expect(answers('fy1, consultant, gp')).toEqual({ training: 'gp' })
    expect(answers('leeds, perth, cardiff')).toEqual(england)
    expect(answers('perth, leeds, cardiff')).toEqual(scotland)
    expect(answers('postcode m14, perth')).toEqual(england)
    expect(answers('perth, postcode m14')).toEqual(scotland)
  })
})

describe('where a question was asked', () => {
  const small = 'i am a an the my just at in really please it is currently have been now can'
  test.each(small.split(' '))('"%s" beside its answer says nothing more', (word) => {
    const manager = { training: 'not-a-doctor' }
    expect(answers(`${word} complaint manager`, 'training')).toEqual(manager)
    expect(answers(`complaint manager ${word}`, 'training')).toEqual(manager)
  })

  test('its answer alone is the only one', () => {
    expect(answers('complaint manager', 'training')).toEqual({ training: 'not-a-doctor' })
    expect(answers('tea, complaint manager', 'training')).toEqual({ training: 'not-a-doctor', issues: ['misconduct'] })
    expect(answers('complaint manager tea', 'training')).toEqual({ training: 'not-a-doctor', issues: ['misconduct'] })
    expect(answers('complaint manager', 'location')).toEqual({ training: 'not-a-doctor', issues: ['misconduct'] })
  })

  test('a place within its answer is a place still', () => {
    expect(answers('leeds fellow', 'training')).toEqual({ ...england, training: 'trust-or-locally-employed' })
    expect(answers('a leeds fellow i know', 'training')).toEqual({ ...england, training: 'trust-or-locally-employed' })
  })

  test('what stands before or after its answer counts too', () => {
    const both = { training: 'foundation', issues: ['mental-health'] }
    expect(answers('depressed fy1', 'training')).toEqual(both)
    expect(answers('fy1 depressed', 'training')).toEqual(both)
  })

  test('bare words give way to plainer ones of the same question', () => {
    expect(answers('specialist', 'training')).toEqual({ training: 'sas' })
    expect(answers('specialist')).toEqual({})
    expect(answers('specialist, consultant', 'training')).toEqual({ training: 'consultant' })
    expect(answers('it is about drinking a lot', 'issues')).toEqual({ issues: ['addiction'] })
  })

  test.each([
    ['drinking and in debt', ['addiction', 'money']],
    ['debt, drinking, a lot', ['money', 'addiction']],
    ['debt, a lot. drinking', ['money', 'addiction']],
    ['drinking, debt', ['addiction', 'money']],
    ['debt and drinking', ['money', 'addiction']],
    ['debt or drinking', ['money', 'addiction']],
    ['debt plus drinking', ['money', 'addiction']],
    ['debt also drinking', ['money', 'addiction']],
    ['husband drinking, debt', ['money']],
    ['ordered drinking, debt', ['money']],
    ['debt, drinking band', ['money']],
    ['debt, drinking orders', ['money']],
    ['debt, drinking tea', ['money']],
    ['debt from drinking', ['money']],
  ])('bare words count as an item of a list: %j names %j', (text, issues) => {
    expect(answers(text, 'issues')).toEqual({ issues })
  })
})

describe('an answer that is put right', () => {
  test.each([
    ['consultant, sorry, fy1', { training: 'foundation' }],
    ['consultant, sorry', { training: 'consultant' }],
    ['sorry, consultant', { training: 'consultant' }],
    ['consultant, fy1, sorry', { training: 'consultant' }],
    ['fy1, sorry, leeds, this week', { ...england, training: 'foundation', urgency: 'urgent' }],
    ['depressed, sorry, in debt', { issues: ['mental-health', 'money'] }],
    ['leeds, sorry, perth', scotland],
  ])('%j answers %j', (text, expected) => {
    expect(answers(text)).toEqual(expected)
  })
})

describe('an answer that is denied', () => {
  test.each([
    ['not depressed', {}],
    ['no longer depressed', {}],
    ['not a consultant', {}],
    ['not, a consultant', { training: 'consultant' }],
    ['not a, consultant', { training: 'consultant' }],
    ['not my consultant', { training: 'consultant' }],
    ['working in a consultant', { training: 'consultant' }],
    ['not depressed debt', {}],
    ['not working depressed debt', {}],
    ['not depressed, debt', { issues: ['money'] }],
    ['debt not depressed', { issues: ['money'] }],
    ['not in a in a in a in consultant', {}],
    ['not in a in a in a in a consultant', { training: 'consultant' }],
  ])('%j answers %j', (text, expected) => {
    expect(answers(text)).toEqual(expected)
  })

  test('is not denied by words that are an answer themselves', () => {
    expect(answers('perhaps not debt')).toEqual({ issues: ['money'] })
    expect(answers('neither debt')).toEqual({ issues: ['money'] })
    expect(answers('perhaps tea, not debt')).toEqual({})
  })
})

describe('of two answers to how soon', () => {
  test.each([
    ['no rush, this week', 'not-urgent'],
    ['this week, no rush', 'urgent'],
    ['no rush but this week', 'urgent'],
    ['this week but no rush', 'not-urgent'],
    ['no rush, this week, but', 'not-urgent'],
    ['but no rush, this week', 'not-urgent'],
    ['no rush but tea', 'not-urgent'],
    ['no rush this week but no rush', 'not-urgent'],
    ['this week but no rush this week', 'not-urgent'],
  ])('in %j what follows "but" is meant: %s', (text, urgency) => {
    expect(answers(text)).toEqual({ urgency })
  })

  test('and no other question', () => {
    expect(answers('fy1 but a consultant')).toEqual({ training: 'foundation' })
  })
})

test('every rule that gave an answer is named once', () => {
  expect(read('leeds, debt, depressed, debt, no rush').because).toEqual([
    'location/england-outside-london',
    'issues/money',
    'issues/mental-health',
    'urgency/not-urgent',
  ])
  expect(read('consultant, fy1').because).toEqual(['training/consultant'])
  expect(read('m1 4bt').because).toEqual(['postcode'])
})

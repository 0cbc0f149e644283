import type { Facet } from '../../src/facets.ts'
import { understand } from '../../src/understanding/understand.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { smallRules } from '../support/smallRules.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

const answerRules = {
  ...smallRules['words-answers.yaml'],
  courtesies: ['please', 'i', 'can', 'not', 'thanks a lot'],
  commands: [
    { command: 'back', when: ['previous question'], whole: ['back', 'go back'] },
    { command: 'stop', whole: ['stop'] },
    { command: 'urgent-help', when: ['phone somebody', 'emergency'], whole: ['urgent'] },
    { command: 'privacy', when: ['who reads'], whole: ['private'] },
    { command: 'skip', when: ['rather not say'], whole: ['pass'] },
  ],
}
let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding({ 'words-answers.yaml': answerRules })
})
const read = (text: string, asked: Facet | 'any' = 'any') => understand(understanding, { text, asked })

test.each([
  ['stop', 'stop'],
  ['please stop', 'stop'],
  ['stop thanks a lot', 'stop'],
  ['stop thanks', 'stop'],
  ["i can't stop", undefined],
  ['stop not', 'stop'],
  ['not please stop', 'stop'],
  ['stop tea', undefined],
  ['tea stop', undefined],
  ['not previous question', 'back'],
  ['stop back', 'back'],
  ['back stop', 'stop'],
  ['go back stop', 'back'],
  ['stop go back', 'back'],
  ['previous question, who reads this', 'privacy'],
  ['who reads this, previous question', 'back'],
  ['who reads this, go back', 'privacy'],
  ['', undefined],
])('%j gives the command %s', (text, command) => {
  expect(read(text).command).toBe(command)
})

test.each([
  ['emergency', 'urgency', undefined, { urgency: 'emergency' }],
  ['an emergency', 'location', 'urgent-help', {}],
  ['phone somebody', 'urgency', 'urgent-help', {}],
  ['phone somebody this week', 'urgency', 'urgent-help', {}],
  ['phone somebody, debt', 'urgency', 'urgent-help', {}],
  ['emergency, who reads this', 'urgency', 'privacy', {}],
  ['2', 'location', undefined, { location: 'england-outside-london' }],
  ['previous question, consultant', 'training', 'back', {}],
] as const)('%j, where %s was asked, gives the command %s and answers %j', (text, asked, command, answers) => {
  const found = read(text, asked)
  expect([found.command, found.answers]).toEqual([command, answers])
})

test('what fired is named', () => {
  expect(read('2', 'location').because).toEqual(['choice/location'])
  expect(read('1, 2', 'issues').because).toEqual(['choice/issues'])
  expect(read('skip', 'location').because).toEqual([])
  expect(read('pass', 'location').because).toEqual(['command/skip'])
  expect(read('previous question, consultant').because).toEqual(['command/back'])
  expect(read('fy1, potrzebuję pomocy')).toMatchObject({
    language: 'pl',
    because: ['language/pl', 'training/foundation'],
  })
})

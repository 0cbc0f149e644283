import { isShared } from '../../src/content/share.ts'
import { viewButton } from '../../src/channels/teams/elements.ts'
import { writeCard } from '../../src/channels/teams/writeCard.ts'
import type { Answers } from '../../src/facets.ts'
import type { Place } from '../../src/triage/places.ts'
import { commandButton } from '../../src/triage/views/buttons.ts'
import { cardAt, content, viewAt } from './support/render.ts'

const answers: Answers = { location: 'wales', training: 'gp', issues: ['addiction'], urgency: 'urgent' }
const places: readonly [Place, Answers][] = [
  ['location', {}],
  ['issues-several', { location: 'wales' }],
  ['results', answers],
  ['more-results', answers],
  ['results', { ...answers, location: 'outside-uk', urgency: 'emergency' }],
  ['emergency', {}],
  ['privacy', {}],
]

test.each(places)('the card at %s, written in parts, is the card, in ASCII', (place, given) => {
  const card = cardAt(place, given)
  expect(writeCard(card)).toMatch(/^[ -~]+$/)
  expect(JSON.parse(writeCard(card))).toEqual(JSON.parse(JSON.stringify(card)))
})

test('a button is one element for everybody who is shown the same content', () => {
  const button = commandButton(content, 'privacy')
  const view = viewAt('results', answers)
  expect(viewButton(button, view)).toBe(viewButton(button, viewAt('results', { location: 'london' })))
  const changed = viewButton(button, { ...view, contentVersion: 'changed' })
  expect(changed).toMatchObject({ data: { contentVersion: 'changed' } })
  expect(isShared(viewButton({ ...button }, view))).toBe(false)
})

test('beside a list to tick, a button sends nothing of it', () => {
  const view = viewAt('issues-several', { location: 'wales' })
  expect(view.question?.multiple).toBeDefined()
  expect(viewButton(commandButton(content, 'privacy'), view)).toMatchObject({ associatedInputs: 'none' })
})

import { renderPlainText } from '../../src/channels/plainText.ts'
import { markdown } from '../../src/channels/teams/markdown.ts'
import { facets, type Answers } from '../../src/facets.ts'
import { places } from '../../src/triage/places.ts'
import type { View } from '../../src/triage/View.ts'
import { realContent } from '../support/realContent.ts'
import { objectsIn, textsIn, withoutServices } from './support/aTeamsChat.ts'
import { cardAt, content, renderView, viewAt } from './support/render.ts'

/** What can be chosen: each issue alone, none of them, and several. */
const choices: readonly NonNullable<Answers['issues']>[] = [
  'skipped',
  ...facets.issues.map((issue) => [issue]),
  ['addiction', 'career'],
  ['misconduct', 'disability', 'money', 'physical-health'],
  [...facets.issues],
]

const people = [...facets.location, 'skipped' as const].flatMap((location) =>
  [...facets.training, 'skipped' as const].map((training) => ({ location, training })),
)
const showsServices = ['results', 'more-results', 'service']
const otherPlaces = places.filter((place) => place !== 'service')

test('outside the services nothing that Teams shows differs with what it is about, for anybody, anywhere', () => {
  const differing: string[] = []
  for (const [index, person] of people.entries()) {
    // Every person sees the results; each place is looked at for some of them, which is enough and a great deal faster.
    for (const place of otherPlaces.filter((place) => showsServices.includes(place) || index % 17 === 0)) {
      const urgency = [...facets.urgency, 'skipped' as const][index % 5]
      const seen = new Set(
        choices.map((issues) => JSON.stringify(withoutServices(cardAt(place, { ...person, urgency, issues })))),
      )
      if (seen.size > 1) differing.push(`${place} for ${person.training} in ${person.location}`)
    }
  }
  expect(differing).toEqual([])
})

test('outside the services nothing that plain text shows differs with what it is about', () => {
  const differing: string[] = []
  for (const person of people.filter((_, index) => index % 5 === 0)) {
    for (const place of otherPlaces) {
      const seen = new Set(
        choices.map((issues) =>
          renderPlainText(withoutCards(viewAt(place, { ...person, urgency: 'urgent', issues })), content.phrases),
        ),
      )
      if (seen.size > 1) differing.push(`${place} for ${person.training} in ${person.location}`)
    }
  }
  expect(differing).toEqual([])
})

test('no service card names the issue as the reason it is there, and none lists what it helps with', () => {
  const labels = issueWords()
  for (const person of people.filter((_, index) => index % 5 === 0)) {
    for (const issues of choices) {
      for (const place of ['results', 'more-results'] as const) {
        const { lists } = viewAt(place, { ...person, urgency: 'urgent', issues })
        const facts = lists.flatMap(({ cards }) => cards.flatMap((card) => [...card.facts, ...card.details]))
        expect(
          facts.filter(({ id, text }) => id === 'because' && labels.some((label) => text.includes(label))),
        ).toEqual([])
        expect(facts.filter(({ id }) => id === 'helpsWith')).toEqual([])
      }
    }
  }
})

test('no text of any card is the label, the short name or the id of an issue, where one has been chosen', () => {
  const names = new Set([...issueWords(), ...facets.issues])
  for (const issues of choices) {
    for (const place of otherPlaces.filter((each) => !each.startsWith('issues'))) {
      const texts = textsIn(cardAt(place, { location: 'london', training: 'gp', urgency: 'urgent', issues }))
      expect(texts.filter((text) => names.has(text))).toEqual([])
    }
  }
})

test('the issues question lists all alike when the person returns to it', () => {
  for (const place of ['issues', 'issues-something-else', 'issues-several'] as const) {
    const cards = choices.map((issues) => JSON.stringify(cardAt(place, { location: 'wales', training: 'gp', issues })))
    expect(new Set(cards).size).toBe(1)
  }
})

test('further services come in pages, each of them once, and then from the beginning', () => {
  const view = viewAt('more-results', { training: 'family-or-partner' })
  const all = view.lists.flatMap(({ id, cards }) => cards.map((card) => `${id}-${card.id}`))
  const seen: string[] = []
  for (let page = 1; seen.length < all.length; page += 1) seen.push(...servicesOn(renderView(view, page)))
  expect(seen).toEqual(all)
  const count = Math.ceil(all.length / 12) + 2
  const pages = Array.from({ length: count }, (_, index) => servicesOn(renderView(view, index + 1))[0])
  expect(pages.lastIndexOf(seen[0])).toBeGreaterThan(0)
})

test('no card is 28 KB or more, whatever is shown', () => {
  const bytes = (card: object) => Buffer.byteLength(JSON.stringify(card))
  const results = people.flatMap((person) =>
    [choices[0], choices[1], choices.at(-1)].flatMap((issues) =>
      (['results', 'more-results'] as const).map((place) =>
        bytes(cardAt(place, { ...person, issues, urgency: 'emergency' })),
      ),
    ),
  )
  const services = content.catalog.services.map(({ id }) => bytes(cardAt('service', {}, { service: id })))
  const others = otherPlaces.map((place) => bytes(cardAt(place, {})))
  expect(Math.max(...results, ...services, ...others)).toBeLessThan(28 * 1024)
})

test('services that are described at length still fit, with what a confidential service says of its limits', () => {
  const view = viewAt('results', { location: 'london', training: 'family-or-partner', issues: ['addiction', 'career'] })
  const long = (text: string) => `${text} ${'and more of the same '.repeat(20)}`
  const lengthened = {
    ...view,
    lists: view.lists.map((list) => ({
      ...list,
      cards: list.cards.map((card) => ({
        ...card,
        facts: card.facts.map((fact) => ({ ...fact, text: fact.id === 'limits' ? fact.text : long(fact.text) })),
      })),
    })),
  }
  const card = renderView(lengthened)
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024)
  const limits = view.lists.flatMap(({ cards }) =>
    cards.flatMap(({ facts }) => facts.filter(({ id }) => id === 'limits')),
  )
  for (const { text } of limits) expect(textsIn(card).join(' ')).toContain(markdown(text))
})

function servicesOn(card: object): readonly string[] {
  return objectsIn(card).flatMap(({ id }) => (typeof id === 'string' && /^(services|pass-on)-/.test(id) ? [id] : []))
}

function withoutCards(view: View): View {
  return { ...view, lists: view.lists.map((list) => ({ ...list, cards: [] })) }
}

function issueWords(): readonly string[] {
  const options = realContent.flow.questions.filter(({ id }) => id === 'issues').flatMap(({ options }) => options)
  return options.flatMap(({ label, short }) => [label, short])
}

import { findServices, type Match } from '../src/catalog/findServices.ts'
import { renderPlainText } from '../src/channels/plainText.ts'
import type { Answers } from '../src/facets.ts'
import { everyCombination } from '../src/triage/everyCombination.ts'
import { isGap } from '../src/triage/gapsSchema.ts'
import { begin } from '../src/triage/machine.ts'
import type { Place } from '../src/triage/places.ts'
import { emergencyText } from '../src/triage/views/emergencyBlock.ts'
import { isNobody, toPassOn } from '../src/triage/missing.ts'
import { viewOf } from '../src/triage/views/viewOf.ts'
import { randomCombinations } from './support/combinations.ts'
import { realContent } from './support/realContent.ts'

const { catalog, gaps } = realContent
const combinations = [...everyCombination(), ...randomCombinations(2000, 20261122)]
// The clock stands at the real now and in later years: the passing of time must not fail these.
const clocks = [
  new Date(),
  new Date('2026-11-22T02:00:00Z'),
  // A Tuesday morning, when lines are open that do not answer straight away.
  new Date('2026-11-24T10:00:00Z'),
  new Date('2028-02-29T12:00:00Z'),
  new Date('2030-12-25T03:00:00Z'),
]
const [now = new Date()] = clocks

const view = (answers: Answers, place: Place = 'results', at = now) =>
  viewOf(realContent, { ...begin(), answers, place, resultsShown: true }, at, [])
const write = (answers: Answers, place: Place = 'results') => renderPlainText(view(answers, place), realContent.phrases)

/** The combinations for which `isWrong` is true, shortened for a readable failure. */
function wrong(isWrong: (answers: Answers) => boolean, among: readonly Answers[] = combinations): readonly string[] {
  return among
    .filter(isWrong)
    .slice(0, 10)
    .map((answers) => JSON.stringify(answers))
}

function all(answers: Answers, at = now): readonly Match[] {
  const { first, more } = findServices(catalog, answers, at)
  return [...first, ...more]
}

test('every combination has a current, reachable service that a person answers, or is a committed gap, and never both', () => {
  expect(
    wrong((answers) => !isNobody(realContent, answers, now) === gaps.gaps.some((gap) => isGap(gap, answers))),
  ).toEqual([])
})

test('a gap is said in words on its page', () => {
  const gap = combinations.filter((answers) => gaps.gaps.some((each) => isGap(each, answers)))
  expect(gap.length).toBeGreaterThan(0)
  expect(
    wrong((answers) => !gaps.gaps.some((each) => isGap(each, answers) && write(answers).includes(each.text)), gap),
  ).toEqual([])
})

test('no excluded, superseded or closed service is shown', () => {
  expect(
    wrong((answers) => {
      const excludedFrom = (some: Answers) =>
        findServices(catalog, some, now)
          .excluded()
          .map(({ service }) => service.id)
      const [own, passOn] = [excludedFrom(answers), excludedFrom(toPassOn(answers))]
      return [...view(answers).lists, ...view(answers, 'more-results').lists].some(({ id: list, cards }) =>
        cards.some(({ id }) => (list === 'pass-on' ? passOn : own).includes(id)),
      )
    }),
  ).toEqual([])
})

test('the first three and the rest are every service that fits, each once, and the employer and trainer come last', () => {
  expect(
    wrong((answers) => {
      const matches = all(answers)
      const ranks = matches.map(({ service }) => (service.runBy === 'external' ? 0 : 1))
      const isOnce = new Set(matches).size === matches.length
      return !isOnce || ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0))
    }),
  ).toEqual([])
})

test('emergency text stands first when life is in danger, and the way to urgent help is on every result', () => {
  expect(
    wrong((answers) => {
      const text = write(answers)
      const { heading, closing, line } = emergencyText(realContent, answers.location)
      const first = text.indexOf(heading)
      const firstCard = view(answers).lists[0]?.cards[0]?.name.toUpperCase() ?? ''
      const isFirst = first !== -1 && first < text.indexOf(firstCard)
      return !text.includes(closing) || !text.endsWith(line) || (answers.urgency === 'emergency') !== isFirst
    }),
  ).toEqual([])
})

test('with every question skipped the first three hold a 24-hour line for doctors, Samaritans and a way without a phone call', () => {
  for (const clock of clocks) {
    const { first } = findServices(
      catalog,
      { location: 'skipped', training: 'skipped', issues: 'skipped', urgency: 'skipped' },
      clock,
    )
    expect(first.map(({ service }) => service.id)).toEqual(['bma-counselling', 'samaritans', 'shout'])
    expect(first.every(({ opening }) => opening.open === true)).toBe(true)
  }
})

test('outside the UK nothing offers a UK short code as a way to get help', () => {
  const abroad = combinations.filter(({ location }) => location === 'outside-uk')
  expect(
    wrong(
      (answers) =>
        /\b(999|111|116 123|85258)\b/.test(
          write(answers) + write(answers, 'more-results') + write(answers, 'emergency'),
        ),
      abroad,
    ),
  ).toEqual([])
})

test('by night, urgent or unknown, the first service is an open line wherever one is known', () => {
  const night = new Date('2026-11-22T02:00:00Z')
  const pressing = combinations.filter(
    ({ urgency, location }) =>
      (urgency === 'urgent' || urgency === 'skipped' || urgency === 'emergency') && location !== 'outside-uk',
  )
  expect(wrong((answers) => all(answers, night)[0]?.opening.open !== true, pressing)).toEqual([])
})

test.each([{ withoutPhoning: false }, { withoutPhoning: true }])(
  'peer support by arrangement never stands above a line that is open now when help is pressing ($withoutPhoning)',
  ({ withoutPhoning }) => {
    const pressing = combinations.filter(({ urgency }) => urgency !== 'not-urgent' && urgency !== 'just-looking')
    for (const clock of clocks) {
      expect(
        wrong((answers) => {
          const { first, more } = findServices(catalog, answers, clock, { withoutPhoning })
          const external = [...first, ...more].filter(({ service }) => service.runBy === 'external')
          const arranged = external.findIndex(({ service }) => service.peerSupport)
          return arranged !== -1 && external.slice(arranged).some(({ opening }) => opening.open === true)
        }, pressing),
      ).toEqual([])
    }
  },
)

test('nothing is open now that is unconfirmed or whose hours are unknown', () => {
  for (const clock of clocks) {
    const matches = all({ location: 'skipped' }, clock)
    expect(matches.filter(({ service, opening }) => opening.open !== null && service.status === 'unconfirmed')).toEqual(
      [],
    )
  }
})

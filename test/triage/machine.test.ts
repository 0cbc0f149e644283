import { facetNames, facets, mainFacets } from '../../src/facets.ts'
import { begin, move, type MachineEvent, type Position } from '../../src/triage/machine.ts'
import { asides, placeBefore, places, type Place } from '../../src/triage/places.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { realContent } from '../support/realContent.ts'

function after(...types: string[]): Position {
  return types.reduce((position, type) => move(position, { type } as MachineEvent), begin())
}

const commands = [
  'carry-on',
  'back',
  'start-again',
  'show-results',
  'show-more',
  'something-else',
  'more-than-one',
  'someone-else',
  'without-phoning',
  'clear',
  ...Object.keys(asides),
]
const everyEvent: readonly MachineEvent[] = [
  ...facetNames.flatMap((facet) =>
    [...facets[facet], 'skipped'].map((option) => ({ type: `answer.${facet}.${option}` }) as MachineEvent),
  ),
  ...facetNames.map((facet) => ({ type: `change.${facet}` }) as MachineEvent),
  ...commands.map((type) => ({ type }) as MachineEvent),
  { type: 'answer-several', issues: ['money', 'career'] },
  { type: 'show-service', service: 'any' },
]

describe('an emergency', () => {
  test('opens emergency help while questions are open, and "carry on" leads to the first of them', () => {
    for (const earlier of [[], ['answer.location.wales'], ['answer.issues.money', 'answer.location.wales']]) {
      const position = after(...earlier, 'answer.urgency.emergency')
      expect(position).toMatchObject({ place: 'emergency', answers: { urgency: 'emergency' } })
      const { place } = after(...earlier)
      for (const type of ['carry-on', 'back'] as const) expect(move(position, { type }).place).toBe(place)
    }
  })

  test('leads to the results, where emergency help stands first, once all is answered or the results were shown', () => {
    const all = ['answer.location.wales', 'answer.training.gp', 'answer.issues.skipped']
    for (const events of [all, ['show-results']]) {
      const position = after(...events, 'answer.urgency.emergency')
      expect(position.place).toBe('results')
      const { emergency } = viewOf(realContent, position, new Date('2026-11-24T10:00:00Z'), [])
      expect(emergency?.lines.map(({ text }) => text).join(' ')).toContain('999')
    }
  })
})

test('the questions follow each other to the results', () => {
  expect(begin().place).toBe('location')
  expect(after('answer.location.wales').place).toBe('training')
  expect(after('answer.location.wales', 'answer.training.gp').place).toBe('issues')
  expect(after('answer.location.wales', 'answer.training.gp', 'answer.issues.money').place).toBe('urgency')
  expect(
    after('answer.location.wales', 'answer.training.gp', 'answer.issues.money', 'answer.urgency.skipped'),
  ).toMatchObject({
    place: 'results',
    answers: { location: 'wales', training: 'gp', issues: ['money'], urgency: 'skipped' },
  })
})

test('an answer that comes out of order is kept and leads to the first question not yet asked', () => {
  expect(after('answer.urgency.urgent')).toMatchObject({ place: 'location', answers: { urgency: 'urgent' } })
})

test('an answer changed after the results leads back to them, also when questions were left out', () => {
  expect(after('answer.location.wales', 'show-results', 'change.location', 'answer.location.scotland')).toMatchObject({
    place: 'results',
    answers: { location: 'scotland' },
  })
})

test('what is asked on the results leads back to them', () => {
  expect(after('show-results', 'change.specialty', 'answer.specialty.surgery').place).toBe('results')
})

test('back goes to the question before that was asked and deletes nothing', () => {
  expect(after('answer.location.wales', 'answer.training.gp', 'back')).toMatchObject({
    place: 'training',
    answers: { training: 'gp' },
  })
  expect(after('answer.location.wales', 'answer.urgency.urgent', 'change.issues', 'back').place).toBe('location')
  expect(after('answer.location.wales', 'show-results', 'back').place).toBe('location')
  expect(after('show-results', 'back').place).toBe('location')
  expect(after('back').place).toBe('location')
})

test.each<[string, Place, Position['answers'], Place | undefined]>([
  ['the results with nothing asked', 'results', {}, 'location'],
  ['the results', 'results', { location: 'wales', training: 'gp' }, 'training'],
  ['the results with all asked', 'results', { location: 'wales', urgency: 'urgent' }, 'urgency'],
  ['more results', 'more-results', { location: 'wales' }, 'results'],
  ['a service', 'service', { location: 'wales' }, 'results'],
  ['a question of the results', 'specialty', { location: 'wales' }, 'results'],
  ['the other', 'trainingRegion', {}, 'results'],
  ['who is asking', 'someone-else', { location: 'wales', training: 'gp' }, 'location'],
  ['other issues', 'issues-something-else', {}, 'issues'],
  ['several issues', 'issues-several', { location: 'wales' }, 'issues'],
  ['the first question', 'location', { location: 'wales', training: 'gp' }, undefined],
  ['the second with nothing asked before', 'training', { training: 'gp' }, undefined],
  ['the last', 'urgency', { location: 'wales', urgency: 'urgent' }, 'location'],
  ['an aside', 'privacy', { location: 'wales' }, undefined],
])('before %s', (_, place, answers, before) => {
  expect(placeBefore(place, answers)).toBe(before)
})

test('several issues lead on like one, and to the results once they were shown', () => {
  const several = { type: 'answer-several', issues: ['money', 'career'] } as const
  expect(move(after('answer.location.wales', 'answer.training.gp'), several)).toMatchObject({
    place: 'urgency',
    answers: { location: 'wales', training: 'gp', issues: ['money', 'career'] },
  })
  expect(move(after('show-results', 'change.issues', 'more-than-one'), several)).toMatchObject({
    place: 'results',
    answers: { issues: ['money', 'career'] },
  })
})

test('a service on show, where somebody is and ways without phoning are kept', () => {
  const here = after('answer.location.wales', 'show-results')
  const service = move(here, { type: 'show-service', service: 'samaritans' })
  expect(service).toStrictEqual({ ...here, place: 'service', service: 'samaritans' })
  const there = move(move(here, { type: 'urgent-help' }), { type: 'i-am-here', location: 'outside-uk' })
  expect(there).toMatchObject({ place: 'emergency', hereNow: 'outside-uk', answers: { location: 'wales' } })
  const silent = move(here, { type: 'without-phoning' })
  expect(silent).toStrictEqual({ ...here, withoutPhoning: true })
  expect(move(silent, { type: 'with-phoning' })).toStrictEqual(here)
})

test('start again and clear forget every answer', () => {
  expect(after('answer.location.wales', 'start-again')).toStrictEqual(begin())
  expect(after('answer.location.wales', 'show-results', 'clear')).toMatchObject({
    place: 'cleared',
    answers: {},
    resultsShown: false,
  })
})

test.each(places.filter((place) => place !== 'cleared' && !(Object.values(asides) as Place[]).includes(place)))(
  'urgent help, privacy, help and changing an answer return to %s with nothing lost',
  (place) => {
    const here: Position = {
      ...begin(),
      place,
      answers: { location: 'wales', issues: ['money'] },
      service: 'x',
      resultsShown: true,
    }
    for (const [command, aside] of Object.entries(asides)) {
      const there = move(here, { type: command } as MachineEvent)
      expect(there.place).toBe(aside)
      const through = move(there, { type: 'urgent-help' })
      for (const back of ['carry-on', 'back'] as const)
        expect(move(through, { type: back })).toMatchObject({ ...here, returnTo: place })
    }
  },
)

test('every place can be reached from the beginning, can be left, and has urgent help one action away', () => {
  const seen = new Map<Place, Position>([[begin().place, begin()]])
  for (const position of seen.values()) {
    for (const event of everyEvent) {
      const next = move(position, event)
      if (!seen.has(next.place)) seen.set(next.place, next)
    }
    expect(move(position, { type: 'urgent-help' }).place).toBe('emergency')
    expect(everyEvent.some((event) => move(position, event).place !== position.place)).toBe(true)
    expect(move(position, { type: 'show-results' }).place).toBe('results')
  }
  expect([...seen.keys()].toSorted()).toStrictEqual([...places].toSorted())
})

test('an event that is unknown leaves everything as it is', () => {
  const here = after('answer.location.wales')
  expect(move(here, { type: 'answer.location.atlantis' })).toStrictEqual(here)
})

test('the machine has an event for each option of each question, and skips for all', () => {
  for (const facet of mainFacets) {
    for (const option of [...facets[facet], 'skipped']) {
      const { answers } = after(`answer.${facet}.${option}`)
      expect(answers[facet]).toStrictEqual(facet === 'issues' && option !== 'skipped' ? [option] : option)
    }
  }
})

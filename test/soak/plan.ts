import { facets, mainFacets, type Facet } from '../../src/facets.ts'
import type { Tap } from '../../src/triage/View.ts'
import { answer, command } from '../support/aConversation.ts'
import { generator } from '../support/combinations.ts'

/** How a person reaches Signpost: the web chat over a WebSocket or polling, or Teams, whose taps are answered in place or through the connector. */
export type Way = 'stream' | 'poll' | 'teams' | 'teams-connector'

/** What happens to a delivery on its way: it comes twice at once, once more later, not at all at first, or its receipt is lost. */
export type DeliveryFault = 'none' | 'twice' | 'late' | 'dropped' | 'unread'

/** One tap on its way, under an id that stays the same however often it is sent. */
export type Delivery = { readonly id: string; readonly tap: Tap; readonly fault: DeliveryFault }

/** Taps that are sent at once: one, or two of different questions. */
export type Step = { readonly deliveries: readonly Delivery[]; readonly cutsStream: boolean }

/** All that one person does. No two plans of one planner come to the same answers. */
export type Plan = {
  readonly name: string
  readonly seed: number
  readonly way: Way
  readonly steps: readonly Step[]
}

/** Makes plans one after another, the same for the same seed. */
export function createPlanner(seed: number, ways: readonly Way[]): () => Plan {
  const next = generator(seed)
  const taken = new Set<string>()
  let planned = 0

  const chance = (share: number) => next() < share
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((each) => ({ each, place: next() }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ each }) => each)

  return function nextPlan() {
    planned += 1
    const name = `conversation-${planned}`
    const { replaced, groups } = taps()
    const steps = groups.map((group, step) => ({
      deliveries: group.map((tap, place) => ({
        id: `${name}.${step}.${place}`,
        tap,
        // An answer that was changed would do harm if it counted again.
        fault: step < replaced && chance(0.5) ? ('late' as const) : fault(),
      })),
      cutsStream: chance(0.1),
    }))
    return { name, seed: Math.floor(next() * 2 ** 31), way: ways[planned % ways.length] ?? 'stream', steps }
  }

  /** The final answers come last; before them some people give others, or start again: so many groups of taps are replaced by them. */
  function taps(): { readonly replaced: number; readonly groups: readonly (readonly Tap[])[] } {
    const final = finalAnswers()
    const order = chance(0.6) ? final : shuffled(final)
    const begun = chance(0.08) ? [...shuffled(final).slice(2).map(another), command('start-again')] : []
    const changed = chance(0.5) ? [another(pick(final))] : []
    const first = [...begun, ...changed].map((tap) => [tap])
    const groups = chance(0.3) ? [order.slice(0, 2), ...order.slice(2).map((tap) => [tap])] : order.map((tap) => [tap])
    const onResults = chance(0.15) ? [[randomAnswer('specialty')]] : []
    return { replaced: first.length, groups: [...first, ...groups, ...onResults] }
  }

  function finalAnswers(): readonly Tap[] {
    for (;;) {
      const answers = mainFacets.map(randomAnswer)
      const key = JSON.stringify(answers)
      if (taken.has(key)) continue
      taken.add(key)
      return answers
    }
  }

  function randomAnswer(facet: Facet): Tap {
    if (chance(0.06)) return answer(facet, 'skipped')
    if (facet !== 'issues') return answer(facet, pick(facets[facet] as readonly string[]))
    const issues = facets.issues.filter(() => chance(0.3))
    return answer(facet, ...(issues.length === 0 ? [pick(facets.issues)] : issues))
  }

  function another(tap: Tap): Tap {
    return tap.kind === 'answer' ? randomAnswer(tap.question) : tap
  }

  function fault(): DeliveryFault {
    if (chance(0.7)) return 'none'
    return pick(['twice', 'late', 'dropped', 'unread'] as const)
  }
}

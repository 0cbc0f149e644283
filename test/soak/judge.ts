import { isDeepStrictEqual } from 'node:util'
import { findServices } from '../../src/catalog/findServices.ts'
import type { Answers } from '../../src/facets.ts'
import type { View } from '../../src/triage/View.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { realContent } from '../support/realContent.ts'
import { holds } from './isFailureCard.ts'
import type { Expected } from './model.ts'
import type { Screen } from './Person.ts'

/** What is wrong with a screen, of which it is known what was tapped before it, and from when to when it may have been made. `mayBeTold`: that earlier answers are gone. */
export function screenProblems(
  expected: Expected,
  screen: Screen | undefined,
  { between, mayBeTold }: { readonly between: readonly Date[]; readonly mayBeTold: boolean },
): string[] {
  const { place, answers } = expected
  if (screen === undefined || place === undefined) return []
  if (!mayBeTold && isTold(screen)) return ['it says that earlier answers are gone']
  if (screen.kind === 'card') return place === 'results' ? cardProblems(answers, screen.text, between) : []
  const { view } = screen
  if (view.place !== place) return [`the page shows ${view.place}, and not ${place}`]
  if (view.notices.some((notice) => !saysAnew.includes(notice))) return [`the page says "${view.notices.join(' ')}"`]
  if (place !== 'results') return []
  return between.some((now) => isDeepStrictEqual(view, sent(resultsFor(answers, now))))
    ? []
    : ['the results are not those of these answers']
}

/** What is wrong with the answers that are kept, as their JSON. */
export function storedProblems(expected: Expected, stored: string | undefined): string[] {
  if (stored === undefined) return ['nothing is kept of it']
  const { answers } = JSON.parse(stored) as { readonly answers: Answers }
  return sorted(answers) === sorted(expected.answers)
    ? []
    : [`${sorted(answers)} is kept, and not ${sorted(expected.answers)}`]
}

/** Whether a screen says that earlier answers are, or may be, no longer kept. */
export function isTold(screen: Screen): boolean {
  return saysAnew.some((notice) =>
    screen.kind === 'page' ? screen.view.notices.includes(notice) : holds(screen.text, notice),
  )
}

const { newSession, perhapsNew } = realContent.phrases.notices
/** What says so. */
export const saysAnew: readonly string[] = [newSession, perhapsNew]

/** What arrives of a view. */
function sent(view: View): unknown {
  return JSON.parse(JSON.stringify(view))
}

/** The results as these answers must show them, whatever happened on the way. */
export function resultsFor(answers: Answers, now: Date) {
  const position = {
    answers,
    place: 'results',
    returnTo: 'results',
    resultsShown: true,
    withoutPhoning: false,
  } as const
  return viewOf(realContent, { ...position, service: undefined, hereNow: undefined }, now, [])
}

function cardProblems(answers: Answers, text: string, between: readonly Date[]): string[] {
  const missingAt = (now: Date) =>
    findServices(realContent.catalog, answers, now).first.filter(({ service }) => !holds(text, service.name))
  if (between.some((now) => missingAt(now).length === 0)) return []
  return ['the card does not name its services']
}

function sorted(answers: Answers): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  )
}

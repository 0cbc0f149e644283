import { findServices, type Match } from '../catalog/findServices.ts'
import type { Catalog } from '../catalog/loadCatalog.ts'
import { isAnsweredByAPerson } from '../catalog/rank.ts'
import { isReachable } from '../catalog/reach.ts'
import type { Answers } from '../facets.ts'
import { isForSomeoneElse } from './views/emergencyBlock.ts'
import { toPassOn } from './views/viewResults.ts'

/** Any time does: it decides only the order. */
const anyTime = new Date(0)

/** Whether these answers lead to a current, reachable service that a person answers, beside the lines for everybody; for somebody else's sake, one to pass on counts too. */
export function hasSomebody(catalog: Catalog, answers: Answers, forEverybody: readonly string[]): boolean {
  const matches = isForSomeoneElse(answers)
    ? [...all(catalog, answers), ...all(catalog, toPassOn(answers))]
    : all(catalog, answers)
  return matches.some(
    (match) =>
      match.service.status === 'current' &&
      isAnsweredByAPerson(match.service) &&
      !forEverybody.includes(match.service.id) &&
      isReachable(match.service, answers.location) &&
      !isOnlyMaybe(match),
  )
}

function all(catalog: Catalog, answers: Answers): readonly Match[] {
  const { first, more } = findServices(catalog, answers, anyTime)
  return [...first, ...more]
}

/** Possible only for its specialty, its training region or a coverage it does not state: not enough to count on. */
function isOnlyMaybe({ reasons }: Match): boolean {
  return reasons.some(
    (reason) =>
      reason.kind === 'not-stated' ||
      (reason.kind === 'depends' && (reason.facet === 'specialty' || reason.facet === 'trainingRegion')),
  )
}

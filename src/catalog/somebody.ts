import type { Answers } from '../facets.ts'
import type { Found, Match } from './findServices.ts'
import { isAnsweredByAPerson } from './rank.ts'
import { isReachable } from './reach.ts'

/** Whether these results hold a current service, reachable from there and answered by a person, beside the lines for everybody. */
export function hasSomebody(
  { first, more }: Pick<Found, 'first' | 'more'>,
  location: Answers['location'],
  forEverybody: readonly string[],
): boolean {
  return [...first, ...more].some((match) => !forEverybody.includes(match.service.id) && isSomebody(match, location))
}

function isSomebody(match: Match, location: Answers['location']): boolean {
  const { service, reasons } = match
  // Possible only for a specialty, a training region or a coverage it does not state: not enough to count on.
  const isOnlyMaybe = reasons.some(
    (reason) =>
      reason.kind === 'not-stated' ||
      (reason.kind === 'depends' && (reason.facet === 'specialty' || reason.facet === 'trainingRegion')),
  )
  return service.status === 'current' && isAnsweredByAPerson(service) && !isOnlyMaybe && isReachable(service, location)
}

import type { Answers } from '../facets.ts'
import type { Found, Match } from './findServices.ts'
import { isReachable } from './reach.ts'

/** The lines for everybody: they stand on every list and answer no need of a doctor's own. */
export const everybodysLines: readonly string[] = [
  'samaritans',
  'shout',
  'emergency-services',
  'nhs-111-england',
  'nhs-111-wales',
  'nhs-111-scotland',
  'bsl-999',
]

/** Whether these results hold a current service, reachable from there and answered by a person, beside the lines for everybody. */
export function hasSomebody({ first, more }: Pick<Found, 'first' | 'more'>, location: Answers['location']): boolean {
  return [...first, ...more].some((match) => isSomebody(match, location))
}

function isSomebody(match: Match, location: Answers['location']): boolean {
  const { service, reasons } = match
  // Possible only for a specialty, a training region or a coverage it does not state: not enough to count on.
  const isOnlyMaybe = reasons.some(
    (reason) =>
      reason.kind === 'not-stated' ||
      (reason.kind === 'depends' && (reason.facet === 'specialty' || reason.facet === 'trainingRegion')),
  )
  return (
    service.status === 'current' &&
    service.answeredBy !== 'nobody' &&
    !everybodysLines.includes(service.id) &&
    !isOnlyMaybe &&
    isReachable(service, location)
  )
}

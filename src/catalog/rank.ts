import type { Answers } from '../facets.ts'
import type { Match } from './findServices.ts'
import { chosenIssues } from './judge.ts'
import { hasNumber, hasWayWithoutPhoning } from './reach.ts'
import type { Service } from './schema.ts'

/** A match with its place in the order: smaller ranks come first. */
export type Ranked = { readonly match: Match; readonly rank: number }

/** The order of services as one number: each rule is a bit, the most important first. */
export function rankOf(match: Match, answers: Answers, now: Date, withoutPhoning: boolean): number {
  const { service } = match
  const rules = [
    service.runBy !== 'external',
    withoutPhoning && !hasWayWithoutPhoning(service, answers.location),
    isPressing(answers) && !answersNow(match),
    !chosenIssues(answers).some((issue) => isSpecificTo(service, issue)),
    match.fit !== 'eligible',
    !isMadeForDoctors(service),
    service.status !== 'current',
    isOverdue(service, now),
    !hasNumber(service, answers.location),
  ]
  return rules.reduce((rank, later) => rank * 2 + (later ? 1 : 0), 0)
}

/** By rank, then by name. */
export function compareMatches(one: Ranked, other: Ranked): number {
  return one.rank - other.rank || compareNames(one.match.service, other.match.service)
}

/** Whether its `current` line is open now and a person answers it straight away. */
export function answersNow({ service, opening }: Match): boolean {
  return service.status === 'current' && service.immediate && opening.open === true && service.answeredBy !== 'nobody'
}

/** Whether this issue is its main work: a service for anything is specific only to what it says it is best for. */
export function isSpecificTo(service: Service, issue: string): boolean {
  const main: readonly string[] = service.helpsWith === 'anything' ? service.bestFor : service.helpsWith
  return main.includes(issue)
}

/** Whether its facts are past the day by which somebody should check them again. */
export function isOverdue(service: Service, now: Date): boolean {
  return service.recheckBy < now.toISOString().slice(0, 10)
}

function isPressing({ urgency }: Answers): boolean {
  return urgency === undefined || urgency === 'skipped' || urgency === 'emergency' || urgency === 'urgent'
}

function isMadeForDoctors(service: Service): boolean {
  return typeof service.forWhom.training !== 'string'
}

function compareNames(one: Service, other: Service): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.id < other.id ? -1 : 1
}

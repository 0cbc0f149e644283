import { doctorsAndStudents, type Answers } from '../facets.ts'
import type { Match } from './findServices.ts'
import { chosenIssues } from './judge.ts'
import type { Reach } from './reach.ts'
import type { Service } from './schema.ts'

/** Makes the order of services as one number for each, the smallest first: each rule is a bit, the most important first. */
export function createRank(
  answers: Answers,
  now: Date,
  { withoutPhoning, forADoctor }: { readonly withoutPhoning: boolean; readonly forADoctor: boolean },
): (match: Match, reach: Reach) => number {
  const today = dayOf(now)
  const issues = chosenIssues(answers)
  const pressing = isPressing(answers)
  return function rank(match, { hasNumber, hasWayWithoutPhoning }) {
    const { service } = match
    let rank = 0
    const add = (later: boolean) => (rank = rank * 2 + (later ? 1 : 0))
    add(service.runBy !== 'external')
    add(service.isLocal === true)
    // Peer support waits for a time that suits both: writing to it is no way to help that is pressing.
    add(withoutPhoning && !(hasWayWithoutPhoning && !(pressing && service.peerSupport)))
    add(pressing && !answersNow(match))
    // A line that is open by arrangement comes before peer support, whose times nobody knows.
    add(pressing && match.opening.open !== true)
    add(!issues.some((issue) => isSpecificTo(service, issue)))
    add(match.fit !== 'eligible' && !(forADoctor && servesEveryDoctor(match)))
    add(!isMadeForDoctors(service))
    add(service.status !== 'current')
    add(service.recheckBy < today)
    add(!hasNumber)
    return rank
  }
}

/** Whether all that is unknown is which doctor it is for, and it serves each of them; students it may leave out. */
function servesEveryDoctor({ reasons }: Match): boolean {
  return reasons.every(
    (reason) =>
      reason.kind !== 'not-stated' &&
      (reason.kind !== 'depends' ||
        (reason.facet === 'training' && doctors.every((one) => reason.options.includes(one)))),
  )
}

const doctors = doctorsAndStudents.filter((role) => role !== 'medical-student')

/** Whether its `current` line is open now and a person answers it straight away. */
export function answersNow({ service, opening }: Match): boolean {
  return service.status === 'current' && service.immediate && opening.open === true && isAnsweredByAPerson(service)
}

/** Whether we know that a person answers: nobody may, and a service may not say. */
export function isAnsweredByAPerson({ answeredBy }: Service): boolean {
  return answeredBy !== 'nobody' && answeredBy !== 'unknown'
}

/** Whether this issue is its main work: a service for anything is specific only to what it says it is best for. */
export function isSpecificTo(service: Service, issue: string): boolean {
  const main: readonly string[] = service.helpsWith === 'anything' ? service.bestFor : service.helpsWith
  return main.includes(issue)
}

/** Whether its facts are past the day by which somebody should check them again. */
export function isOverdue(service: Service, now: Date): boolean {
  return service.recheckBy < dayOf(now)
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** Whether help may be needed now or within days: said, or not known. */
export function isPressing({ urgency }: Answers): boolean {
  return urgency === undefined || urgency === 'skipped' || urgency === 'emergency' || urgency === 'urgent'
}

function isMadeForDoctors(service: Service): boolean {
  return typeof service.forWhom.training !== 'string'
}

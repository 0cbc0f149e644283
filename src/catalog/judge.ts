import { doctorsAndStudents, facetNames, facets, ukLocations, type Answers, type Facet } from '../facets.ts'
import type { Service } from './schema.ts'

/** Why a service fits, may fit or does not: `depends` on an answer nobody gave, `not-stated` by the service itself. */
export type Reason =
  | {
      readonly kind: 'serves' | 'depends' | 'not-stated' | 'not-for'
      readonly facet: Facet
      readonly options: readonly string[]
    }
  | { readonly kind: 'anything' | 'open-now' }
  | { readonly kind: 'status'; readonly status: Service['status'] }

/** A rule judged in three values. */
export type Judgement = { readonly verdict: 'yes' | 'no' | 'unknown'; readonly reason?: Reason }

const trainees: readonly string[] = ['foundation', 'core-or-specialty-trainee', 'gp-trainee']
const england: readonly string[] = ['london', 'england-outside-london']

/** Judges each of a service's rules against the answers, in the order of the facets. */
export function judge(service: Service, answers: Answers): readonly Judgement[] {
  return facetNames.map((facet) => judgeFacet(facet, service, answers))
}

/** Judges a service's rule for one facet: it depends on nothing else of the service. */
export function judgeFacet(facet: Facet, service: Service, answers: Answers): Judgement {
  switch (facet) {
    case 'location':
      return judgeRule(service, facet, known(answers.location), ukLocations)
    case 'training':
      return judgeRule(service, facet, known(answers.training), doctorsAndStudents)
    case 'issues':
      return judgeIssues(service, chosenIssues(answers))
    case 'urgency':
      return judgeRule(service, facet, known(answers.urgency) ?? 'urgent', [])
    case 'specialty':
      return judgeRule(service, facet, known(answers.specialty), [])
    case 'trainingRegion':
      return judgeTrainingRegion(service, answers)
  }
}

/** All that `judgeFacet` reads of the answers for a facet, as text. */
export function readOf(facet: Facet, answers: Answers): string {
  const answer = `${facet} ${String(answers[facet])}`
  return facet === 'trainingRegion' ? `${answer} ${String(isInEnglishTraining(answers))}` : answer
}

/** The issues to match: empty when unknown, which `not-sure` alone is too; beside others it adds nothing. */
export function chosenIssues(answers: Answers): readonly string[] {
  return Array.isArray(answers.issues) ? answers.issues.filter((issue: string) => issue !== 'not-sure') : []
}

/** Whether the training region is asked of this person: of trainees in England; `undefined` while we cannot tell. */
export function isInEnglishTraining(answers: Answers): boolean | undefined {
  const training = known(answers.training)
  const location = known(answers.location)
  if (training !== undefined && !trainees.includes(training)) return false
  if (location !== undefined && !england.includes(location)) return false
  return training === undefined || location === undefined ? undefined : true
}

function known<T extends string>(answer: T | 'skipped' | undefined): Exclude<T, 'skipped'> | undefined {
  return answer === 'skipped' ? undefined : (answer as Exclude<T, 'skipped'> | undefined)
}

/** `presumed` are the options that an unknown answer counts as one of; none: nothing is presumed. */
function judgeRule(
  service: Service,
  facet: Exclude<Facet, 'issues'>,
  answer: string | undefined,
  presumed: readonly string[],
): Judgement {
  const rule = service.forWhom[facet]
  if (rule === 'anyone') return answer === undefined || presumed.length === 0 ? yes : about(facet, answer).serves
  if (rule === 'not-stated') return judgeNotStated(facet, answer)
  const served: readonly string[] = 'serves' in rule ? rule.serves : rule
  if (answer !== undefined) {
    if (served.includes(answer)) return about(facet, answer).serves
    return 'maybe' in rule && rule.maybe.includes(answer as never)
      ? about(facet, answer).notStated
      : about(facet, answer).notFor
  }
  if (presumed.length === 0) return depends(facet, served)
  const inside = presumed.filter((option) => served.includes(option))
  if (inside.length === 0) return notFor(facet, [])
  return inside.length === presumed.length ? yes : depends(facet, inside)
}

/** Silence about coverage counts as all of the UK, and leaves everything else open. */
function judgeNotStated(facet: Facet, answer: string | undefined): Judgement {
  if (facet === 'location' && (answer === undefined || (ukLocations as readonly string[]).includes(answer))) return yes
  return answer === undefined ? notStated(facet, []) : about(facet, answer).notStated
}

function judgeIssues(service: Service, issues: readonly string[]): Judgement {
  if (service.helpsWith === 'anything') return anything
  if (issues.length === 0) return depends('issues', service.helpsWith)
  const helped = issues.filter((issue) => (service.helpsWith as readonly string[]).includes(issue))
  return helped.length > 0 ? serves('issues', helped) : notFor('issues', issues)
}

/** Only trainees in England are asked, so for anybody else an absent region is known to be none of them. */
function judgeTrainingRegion(service: Service, answers: Answers): Judgement {
  const answer = known(answers.trainingRegion)
  const rule = service.forWhom.trainingRegion
  if (typeof rule !== 'string' && answer === undefined && isInEnglishTraining(answers) === false) {
    // Perhaps without a programme: what it depends on is said with the role.
    const isPerhaps = 'maybe' in rule && rule.maybe.includes('not-in-training-programme')
    return isPerhaps ? { verdict: 'unknown' } : notFor('trainingRegion', [])
  }
  return judgeRule(service, 'trainingRegion', answer, [])
}

const yes: Judgement = { verdict: 'yes' }
const anything: Judgement = { verdict: 'yes', reason: { kind: 'anything' } }

/** What can be said of one option, made once for all: a search judges many services by the same answers. */
function about(facet: Facet, option: string) {
  const known = aboutOptions[facet][option]
  if (known === undefined) throw new TypeError(`Expected an option of ${facet}`)
  return known
}

const aboutOptions = Object.fromEntries(
  facetNames.map((facet) => [
    facet,
    Object.fromEntries(
      facets[facet].map((option) => [
        option,
        { serves: serves(facet, [option]), notStated: notStated(facet, [option]), notFor: notFor(facet, [option]) },
      ]),
    ),
  ]),
) as Readonly<Record<Facet, Readonly<Record<string, Readonly<Record<'serves' | 'notStated' | 'notFor', Judgement>>>>>>

function serves(facet: Facet, options: readonly string[]): Judgement {
  return { verdict: 'yes', reason: { kind: 'serves', facet, options } }
}

function depends(facet: Facet, options: readonly string[]): Judgement {
  return { verdict: 'unknown', reason: { kind: 'depends', facet, options } }
}

function notStated(facet: Facet, options: readonly string[]): Judgement {
  return { verdict: 'unknown', reason: { kind: 'not-stated', facet, options } }
}

function notFor(facet: Facet, options: readonly string[]): Judgement {
  return { verdict: 'no', reason: { kind: 'not-for', facet, options } }
}

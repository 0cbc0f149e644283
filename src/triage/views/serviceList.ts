import { findServices, type Found, type Match } from '../../catalog/findServices.ts'
import { isInEnglishTraining } from '../../catalog/judge.ts'
import { facets, type Answers } from '../../facets.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import type { Button, ServiceList } from '../View.ts'
import { questionButton, serviceButton } from './buttons.ts'
import { serviceCard } from './serviceCard.ts'
import { lineToUseInstead } from './unconfirmed.ts'

/** One list of services: the first three, or the rest, and under the first the questions that would change it. */
export function serviceList(
  content: Content,
  position: Position,
  found: Found,
  { id, heading, isMore, now, searched }: ListOptions,
): ServiceList {
  const instead = lineToUseInstead(content, found, position)
  const cards = (isMore ? found.more : found.first).map((match) => ({
    ...serviceCard(content, match, position, instead(match.service), now),
    more: serviceButton(content, match.service),
  }))
  return {
    id,
    heading,
    cards,
    asks: isMore ? [] : asks(content, askable(content, found, searched, now), position.answers),
  }
}

/** What a list is called, whether it holds the rest, and the answers it was found for. */
type ListOptions = {
  readonly id: string
  readonly heading: string
  readonly isMore: boolean
  readonly now: Date
  readonly searched: Answers
}

/** The two questions that are asked only where their answer would make a possible service fit or fall away. */
const onResults = ['specialty', 'trainingRegion'] as const
type OnResults = (typeof onResults)[number]

function asks(content: Content, found: readonly OnResults[], answers: Answers): readonly Button[] {
  return found
    .filter((facet) => answers[facet] === undefined)
    .filter((facet) => facet !== 'trainingRegion' || isInEnglishTraining(answers) === true)
    .map((facet) => questionButton(content, facet))
}

/** Which questions stand under a list would tell the issue, so where that is not to be told, every issue's questions do. */
function askable(content: Content, found: Found, searched: Answers, now: Date): readonly OnResults[] {
  if (content.isDiscreet !== true) return dependedOn([found])
  const { issues: _, ...others } = searched
  const key = JSON.stringify(others)
  const known = askableKnown.get(content.catalog) ?? new Map<string, readonly OnResults[]>()
  askableKnown.set(content.catalog, known)
  const asked = known.get(key) ?? dependedOn(foundForEachIssue(content.catalog, others, now))
  known.set(key, asked)
  return asked
}

/** The answers that it depends on are few, and no time of day changes it. */
const askableKnown = new WeakMap<Content['catalog'], Map<string, readonly OnResults[]>>()

function foundForEachIssue(catalog: Content['catalog'], others: Answers, now: Date): readonly Found[] {
  const each = ['skipped' as const, ...facets.issues.map((issue) => [issue])]
  return each.map((issues) => findServices(catalog, { ...others, issues }, now))
}

function dependedOn(found: readonly Found[]): readonly OnResults[] {
  const matches = found.flatMap(({ first, more }) => [...first, ...more])
  return onResults.filter((facet) => matches.some((match) => dependsOn(match, facet)))
}

function dependsOn({ reasons }: Match, facet: string): boolean {
  return reasons.some((reason) => reason.kind === 'depends' && reason.facet === facet)
}

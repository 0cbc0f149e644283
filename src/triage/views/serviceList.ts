import { findServices, type Found, type Match } from '../../catalog/findServices.ts'
import { isInEnglishTraining } from '../../catalog/judge.ts'
import type { Answers } from '../../facets.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import type { Button, ServiceList } from '../View.ts'
import { questionButton, serviceButton } from './buttons.ts'
import { serviceCard } from './serviceCard.ts'
import { lineToUseInstead } from './unconfirmed.ts'
import { whateverTheIssue } from '../whateverTheIssue.ts'

/** One list of services: the first three, or the rest, and under the first the questions that would change it. */
export function serviceList(
  content: Content,
  position: Position,
  found: Found,
  { id, heading, isMore, now, searched }: ListOptions,
): ServiceList {
  const instead = lineToUseInstead(content, found, position)
  const cards = (isMore ? found.more : found.first).map((match) => ({
    ...serviceCard(content, match, position, instead, now),
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
  return content.isDiscreet === true ? askableForSome(content, searched, now) : dependedOn([found])
}

const askableForSome = whateverTheIssue((content, each, now) =>
  dependedOn(each.map((answers) => findServices(content.catalog, answers, now))),
)

function dependedOn(found: readonly Found[]): readonly OnResults[] {
  const matches = found.flatMap(({ first, more }) => [...first, ...more])
  return onResults.filter((facet) => matches.some((match) => dependsOn(match, facet)))
}

function dependsOn({ reasons }: Match, facet: string): boolean {
  return reasons.some((reason) => reason.kind === 'depends' && reason.facet === facet)
}

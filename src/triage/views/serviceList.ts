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
    asks: isMore ? [] : asks(content, allFound(content, found, searched, now), position.answers),
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

/** Which questions stand under a list would tell the issue, so where that is not to be told, every issue's questions do. */
function allFound({ catalog, isDiscreet }: Content, found: Found, searched: Answers, now: Date): readonly Found[] {
  if (isDiscreet !== true) return [found]
  const each = ['skipped' as const, ...facets.issues.map((issue) => [issue])]
  return each.map((issues) => findServices(catalog, { ...searched, issues }, now))
}

/** The two questions that are asked only where their answer would make a possible service fit or fall away. */
function asks(content: Content, found: readonly Found[], answers: Answers): readonly Button[] {
  const matches = found.flatMap(({ first, more }) => [...first, ...more])
  return (['specialty', 'trainingRegion'] as const)
    .filter((facet) => answers[facet] === undefined && matches.some((match) => dependsOn(match, facet)))
    .filter((facet) => facet !== 'trainingRegion' || isInEnglishTraining(answers) === true)
    .map((facet) => questionButton(content, facet))
}

function dependsOn({ reasons }: Match, facet: string): boolean {
  return reasons.some((reason) => reason.kind === 'depends' && reason.facet === facet)
}

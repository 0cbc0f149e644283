import { findServices, type Found, type Match } from '../../catalog/findServices.ts'
import { isInEnglishTraining } from '../../catalog/judge.ts'
import type { Answers } from '../../facets.ts'
import { optionWords } from './optionWords.ts'
import type { Content } from '../content.ts'
import { fill } from '../fill.ts'
import { isConcerned, isGap } from '../gapsSchema.ts'
import type { Position } from '../machine.ts'
import type { Button, Line } from '../View.ts'
import { commandButton, questionButton, serviceButton } from './buttons.ts'
import { emergencyBlock, emergencyText } from './emergencyBlock.ts'
import { serviceCard } from './serviceCard.ts'
import { lineToUseInstead } from './unconfirmed.ts'
import type { Body } from './viewOf.ts'

/** The services that fit: the first three, or under "show more" the rest; emergency help first if life is in danger. */
export function viewResults(content: Content, position: Position, now: Date): Body {
  const { phrases, catalog } = content
  const { answers, place } = position
  const found = findServices(catalog, answers, now)
  const isMore = place === 'more-results'
  const heading = isMore ? phrases.results.headingMore : phrases.results.heading
  const matches = isMore ? found.more : found.first
  const instead = lineToUseInstead(content, found, answers)
  const cards = matches.map((match) => ({
    ...serviceCard(content, match, answers, instead(match.service), now),
    more: serviceButton(content, match.service),
  }))
  return {
    heading,
    ...(answers.urgency === 'emergency' ? { emergency: emergencyBlock(content, answers) } : {}),
    paragraphs: isMore ? [] : missing(content, answers),
    lists: [{ id: 'services', heading, cards, asks: isMore ? [] : asks(content, found, answers) }],
    closing: [...(isMore ? [] : leftOver(content, found)), ...emergencyLines(content, answers)],
    actions: [
      ...(isMore ? [backToResults(content)] : showMore(content, found)),
      commandButton(content, 'change-answer'),
      commandButton(content, 'start-again'),
      ...(isMore ? [] : [commandButton(content, 'back')]),
    ],
  }
}

/** The two lines under all results: what these services are not, and where to go instead. */
export function emergencyLines(content: Content, answers: Answers): readonly Line[] {
  return [
    { text: content.phrases.results.notEmergencyServices },
    { text: emergencyText(content, answers.location).closing },
  ]
}

/** A button that leads from a service, or from more services, to the first results. */
export function backToResults({ phrases }: Content): Button {
  return { id: 'show-results', label: phrases.buttons.backToResults, tap: { kind: 'command', command: 'show-results' } }
}

function missing({ gaps }: Content, answers: Answers): readonly Line[] {
  const concerned = [
    ...gaps.gaps.filter((gap) => isGap(gap, answers)),
    ...gaps.known.filter((gap) => isConcerned(gap, answers)),
  ]
  return concerned.map(({ text }) => ({ text }))
}

function leftOver({ phrases, flow }: Content, { unserved }: Found): readonly Line[] {
  if (unserved.length === 0) return []
  return [{ text: fill(phrases.results.leftOver, { issues: optionWords(flow, 'issues', unserved, phrases.and) }) }]
}

function showMore({ phrases }: Content, { more }: Found): readonly Button[] {
  if (more.length === 0) return []
  const label = fill(phrases.buttons.showMore, { count: String(more.length) })
  return [{ id: 'show-more', label, tap: { kind: 'command', command: 'show-more' } }]
}

/** The two questions that are asked only where their answer would make a possible service fit or fall away. */
function asks(content: Content, { first, more }: Found, answers: Answers): readonly Button[] {
  const matches = [...first, ...more]
  const facets = (['specialty', 'trainingRegion'] as const).filter(
    (facet) => answers[facet] === undefined && matches.some((match) => dependsOn(match, facet)),
  )
  return facets
    .filter((facet) => facet !== 'trainingRegion' || isInEnglishTraining(answers) === true)
    .map((facet) => questionButton(content, facet))
}

function dependsOn({ reasons }: Match, facet: string): boolean {
  return reasons.some((reason) => reason.kind === 'depends' && reason.facet === facet)
}

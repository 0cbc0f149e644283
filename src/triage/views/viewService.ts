import { findServices } from '../../catalog/findServices.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import { serviceCard } from './serviceCard.ts'
import { lineToUseInstead } from './unconfirmed.ts'
import { backToResults, emergencyLines, viewResults } from './viewResults.ts'
import type { Body } from './viewOf.ts'

/** One service in full; if it no longer fits, or no longer exists, the results. */
export function viewService(content: Content, position: Position, now: Date): Body {
  const { answers, service: id } = position
  const found = findServices(content.catalog, answers, now)
  const match = [...found.first, ...found.more].find(({ service }) => service.id === id)
  if (match === undefined) return viewResults(content, { ...position, place: 'results' }, now)
  const heading = match.service.name
  const card = serviceCard(content, match, position, lineToUseInstead(content, found, position), now)
  return {
    heading,
    lists: [{ id: 'service', heading, cards: [card], asks: [] }],
    closing: emergencyLines(content, position),
    actions: [backToResults(content)],
  }
}

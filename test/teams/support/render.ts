import type { Card } from '../../../src/channels/teams/Card.ts'
import { renderCard } from '../../../src/channels/teams/renderCard.ts'
import { teamsContent } from '../../../src/channels/teams/teamsContent.ts'
import type { Answers } from '../../../src/facets.ts'
import { begin, type Position } from '../../../src/triage/machine.ts'
import type { View } from '../../../src/triage/View.ts'
import { viewOf } from '../../../src/triage/views/viewOf.ts'
import { realContent } from '../../support/realContent.ts'

/** The real content as Teams shows it. */
export const content = teamsContent(realContent)

/** What Teams shows at a place for these answers. */
export function viewAt(place: Position['place'], answers: Answers, differences: Partial<Position> = {}): View {
  const position = { ...begin(), resultsShown: true, ...differences, answers, place }
  return viewOf(content, position, new Date('2026-11-24T10:00:00Z'), [])
}

/** The card of a view. */
export function renderView(view: View, page = 1): Card {
  const { teams: words, phrases } = content
  return renderCard(view, { words, phrases, notices: [], lead: [], web: { line: [], code: [] }, page })
}

/** The card at a place. */
export function cardAt(place: Position['place'], answers: Answers, differences: Partial<Position> = {}): Card {
  return renderView(viewAt(place, answers, differences))
}

import { facetNames } from '../../facets.ts'
import { isPlaceOfQuestion, placeBefore } from '../places.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import type { Button, View } from '../View.ts'
import { commandButton } from './buttons.ts'
import { emergencyText, whereNow } from './emergencyBlock.ts'
import {
  viewChange,
  viewCleared,
  viewEmergency,
  viewNotice,
  viewSomethingIsWrong,
  viewSomewhereElse,
} from './viewAside.ts'
import { viewQuestion, viewSomeoneElse } from './viewQuestion.ts'
import { viewResults } from './viewResults.ts'
import { viewService } from './viewService.ts'

/** What differs from place to place; the rest of a view is the same everywhere. */
export type Body = Pick<View, 'heading' | 'actions'> & Partial<View>

/** What a person sees at this position at `now`, with `notices` about what just happened. Pure. */
export function viewOf(content: Content, position: Position, now: Date, notices: readonly string[]): View {
  const body = bodyOf(content, position, now)
  return {
    contentVersion: content.version,
    place: position.place,
    notices,
    paragraphs: [],
    lists: [],
    closing: [],
    help: {
      text: emergencyText(content, whereNow(position)).line,
      button: commandButton(content, 'urgent-help'),
    },
    ...body,
    actions: [...body.actions, ...standing(content, position)],
  }
}

/** The ways that are open from everywhere, where they lead somewhere. */
function standing(content: Content, { place, answers, resultsShown }: Position): readonly Button[] {
  const hasAnswers = facetNames.some((facet) => answers[facet] !== undefined)
  const isCleared = place === 'cleared'
  const ways = {
    back: placeBefore(place, answers) !== undefined,
    'change-answer': hasAnswers && place !== 'change',
    'start-again': hasAnswers || resultsShown || isCleared,
    privacy: place !== 'privacy',
    clear: !isCleared,
  }
  return (['back', 'change-answer', 'start-again', 'privacy', 'clear'] as const)
    .filter((way) => ways[way])
    .map((way) => commandButton(content, way))
}

function bodyOf(content: Content, position: Position, now: Date): Body {
  const { place } = position
  if (isPlaceOfQuestion(place)) return viewQuestion(content, position, place)
  switch (place) {
    case 'issues-something-else':
    case 'issues-several':
      return viewQuestion(content, position, 'issues')
    case 'results':
    case 'more-results':
      return viewResults(content, position, now)
    case 'service':
      return viewService(content, position, now)
    case 'someone-else':
      return viewSomeoneElse(content)
    case 'somewhere-else':
      return viewSomewhereElse(content)
    case 'change':
      return viewChange(content, position)
    case 'emergency':
      return viewEmergency(content, position)
    case 'privacy':
    case 'help':
    case 'who-made-this':
      return viewNotice(content, place)
    case 'something-is-wrong':
      return viewSomethingIsWrong(content, position)
    case 'cleared':
      return viewCleared(content)
  }
}

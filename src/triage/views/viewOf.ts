import { onceEach } from '../../content/onceEach.ts'
import { share } from '../../content/share.ts'
import type { Place } from '../places.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import type { Button, View } from '../View.ts'
import { commandButton } from './buttons.ts'
import { emergencyText } from './emergencyBlock.ts'
import { isAskingPlace, standingOf, type AskingPlace, type Standing } from './standing.ts'
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
  const standing = standingOf(position)
  const { place } = position
  const view = isAskingPlace(place)
    ? viewAsking(content, place, standing)
    : frame(content, standing, bodyOf(content, place, position, now))
  return notices.length === 0 ? view : { ...view, notices }
}

/** The views of the questions are few, and the same for everybody who stands there: each is made once, as one object. */
function viewAsking(content: Content, place: AskingPlace, standing: Standing): View {
  const views = asking(content)
  const key = JSON.stringify(standing)
  const known = views.get(key)
  if (known !== undefined) return known
  const view = share(frame(content, standing, viewQuestion(content, place, standing)))
  views.set(key, view)
  return view
}

const asking = onceEach((_content: Content) => new Map<string, View>())

/** What is the same everywhere, around what differs from place to place. */
function frame(content: Content, standing: Standing, body: Body): View {
  return {
    contentVersion: content.version,
    place: standing.place,
    notices: [],
    paragraphs: [],
    lists: [],
    closing: [],
    help: {
      text: emergencyText(content, standing.whereNow).line,
      button: commandButton(content, 'urgent-help'),
    },
    ...body,
    actions: [...body.actions, ...openWays(content, standing)],
  }
}

/** The ways that are open from everywhere, where they lead somewhere. */
function openWays(content: Content, { place, hasAnswers, hasBefore, resultsShown }: Standing): readonly Button[] {
  const isCleared = place === 'cleared'
  const ways = {
    back: hasBefore,
    'change-answer': hasAnswers && place !== 'change',
    'start-again': hasAnswers || resultsShown || isCleared,
    privacy: place !== 'privacy',
    clear: !isCleared,
  }
  return (['back', 'change-answer', 'start-again', 'privacy', 'clear'] as const)
    .filter((way) => ways[way])
    .map((way) => commandButton(content, way))
}

function bodyOf(content: Content, place: Exclude<Place, AskingPlace>, position: Position, now: Date): Body {
  switch (place) {
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

import type { Content } from '../triage/content.ts'
import type { Position } from '../triage/machine.ts'
import type { Place } from '../triage/places.ts'
import type { Tap } from '../triage/View.ts'
import { moveBy } from './eventOf.ts'
import type { Outcome } from './Outcome.ts'

/** Where ways to reach a service stand, so that their order is seen to change. */
const placesWithContacts: readonly Place[] = ['results', 'more-results', 'service', 'emergency']

/** Applies a tap, or words that name a button. What changes nothing that can be seen yet is said. */
export function applyTap(content: Content, position: Position, tap: Tap): Outcome {
  const isKept =
    tap.kind === 'command' && tap.command === 'without-phoning' && !placesWithContacts.includes(position.place)
  return {
    position: moveBy(content, position, tap),
    notices: isKept ? [content.phrases.notices.withoutPhoning] : [],
    understood: true,
  }
}

import { facetNames } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import type { Position } from '../triage/machine.ts'
import type { Tap } from '../triage/View.ts'
import { plain } from '../understanding/readReply.ts'
import { applyTap } from './applyTap.ts'
import { applyText } from './applyText.ts'
import type { Incoming } from './Incoming.ts'
import type { Outcome } from './Outcome.ts'
import { positionOf, type Session } from './Session.ts'

/** Applies what a person did to a session. Pure. */
export function applyIncoming(
  content: Content,
  session: Session,
  incoming: Incoming,
  { isNew, now }: { isNew: boolean; now: Date },
): Outcome {
  const position = positionOf(session)
  switch (incoming.kind) {
    case 'joined':
      return {
        position,
        notices: isNew && incoming.isBack === true ? [content.phrases.notices.perhapsNew] : [],
        understood: true,
      }
    case 'tapped':
      return applyOldTap(content, position, incoming, isNew)
    case 'typed': {
      const outcome = applyText(content, position, incoming.text, { now, misses: session.notUnderstood })
      if (isNew) return asFirstText(content, position, incoming.text, outcome)
      return session.contentVersion === content.version
        ? outcome
        : afterChange(content, position, incoming.text, outcome)
    }
  }
}

/** A tap, and what to say of its age. */
function applyOldTap(
  content: Content,
  position: Position,
  { tap, contentVersion }: Extract<Incoming, { kind: 'tapped' }>,
  isNew: boolean,
): Outcome {
  const { changedSince, newSession, perhapsNew } = content.phrases.notices
  const notices = [
    ...(isNew && !beginsAnew(tap) ? [mayBeFirst(tap) ? perhapsNew : newSession] : []),
    ...(contentVersion !== undefined && contentVersion !== content.version ? [changedSince] : []),
  ]
  const outcome = applyTap(content, position, tap)
  return { ...outcome, notices: [...notices, ...outcome.notices] }
}

/** Words that answer a page from before a change: they are told so, and a number counts for nothing, as it may now stand for another line. */
function afterChange(content: Content, position: Position, text: string, outcome: Outcome): Outcome {
  const { changedSince } = content.phrases.notices
  if (isNumberOfButtons(text)) return { position, notices: [changedSince], understood: true }
  if (outcome.position.place === 'emergency') return outcome
  return { ...outcome, notices: [changedSince, ...outcome.notices] }
}

/** Whether somebody who has chosen nothing yet may tap it: the first page was on their screen before the server knew of them. */
function mayBeFirst(tap: Tap): boolean {
  return tap.kind === 'command' || tap.question === facetNames[0]
}

/** Taps that need nothing of an earlier session. */
function beginsAnew(tap: Tap): boolean {
  return tap.kind === 'command' && (tap.command === 'start-again' || tap.command === 'clear')
}

/**
 * First words greet; words that answer are kept, but not a number, which may belong to a page of a session that has ended. Both
 * may follow answers that are gone, which is said, but never before emergency help.
 */
function asFirstText({ phrases }: Content, position: Position, text: string, outcome: Outcome): Outcome {
  const { perhapsNew } = phrases.notices
  if (isNumberOfButtons(text)) return { position, notices: [perhapsNew], understood: true }
  if (!outcome.understood) return { position, notices: [], understood: true }
  const isAnswer = Object.keys(outcome.position.answers).length > 0 && outcome.leads === undefined
  return isAnswer ? { ...outcome, notices: [perhapsNew, ...outcome.notices] } : outcome
}

/** Whether a reply is nothing but numbers of buttons: "2", "3)", "1, 2 and 5". 999 and phone numbers are longer. */
function isNumberOfButtons(text: string): boolean {
  return /^\d{1,2}( (and )?\d{1,2})*$/.test(plain(text))
}

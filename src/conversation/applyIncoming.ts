import { plain, readReply } from '../understanding/readReply.ts'
import type { Content } from '../triage/content.ts'
import { move, type Position } from '../triage/machine.ts'
import type { Tap, View } from '../triage/View.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import { eventOf } from './eventOf.ts'
import type { Incoming } from './Incoming.ts'
import { numberedButtons } from './numberedButtons.ts'
import { sayWhatReplaced } from './sayWhatReplaced.ts'
import { positionOf, type Session } from './Session.ts'

/** Where an incoming leads, what to say about it once, and whether it was understood. */
export type Outcome = { readonly position: Position; readonly notices: readonly string[]; readonly understood: boolean }

/** Longer texts are not read: a few words are enough for an answer. */
const longestText = 2000

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
      return { position, notices: [], understood: true }
    case 'tapped':
      return applyTap(content, position, incoming, isNew)
    case 'typed':
      return isNew
        ? applyFirstText(content, position, incoming.text, now)
        : applyText(content, position, incoming.text, now)
  }
}

function applyTap(
  content: Content,
  position: Position,
  { tap, contentVersion }: Extract<Incoming, { kind: 'tapped' }>,
  isNew: boolean,
): Outcome {
  const { changedSince, newSession } = content.phrases.notices
  const notices = [
    ...(isNew && !beginsAnew(tap) ? [newSession] : []),
    ...(contentVersion !== undefined && contentVersion !== content.version ? [changedSince] : []),
  ]
  return { position: moveBy(content, position, tap), notices, understood: true }
}

/** Taps that need nothing of an earlier session. */
function beginsAnew(tap: Tap): boolean {
  return tap.kind === 'command' && (tap.command === 'start-again' || tap.command === 'clear')
}

/** First words greet; words that answer are kept, but not a number, which may belong to a page of a session that has ended. */
function applyFirstText(content: Content, position: Position, text: string, now: Date): Outcome {
  const outcome = applyText(content, position, text, now)
  if (outcome.understood && !/^\s*\d+\s*$/.test(text)) return outcome
  return { position, notices: [], understood: true }
}

/** Typed words name a button of the present view, or a command. */
function applyText(content: Content, position: Position, text: string, now: Date): Outcome {
  const { notices, typed } = content.phrases
  if (text.length > longestText) return { position, notices: [notices.tooLong], understood: false }
  const view = viewOf(content, position, now, [])
  const tap = tapFromButtons(view, text) ?? tapFromCommands(view, typed, text)
  if (tap !== undefined) return { position: moveBy(content, position, tap), notices: [], understood: true }
  const replaced = sayWhatReplaced(content, position, text)
  if (replaced.length > 0) return { position, notices: replaced, understood: true }
  return { position, notices: [notices.notUnderstood], understood: false }
}

function moveBy(content: Content, position: Position, tap: Tap): Position {
  const event = eventOf(content, tap)
  return event === undefined ? position : move(position, event)
}

function tapFromButtons(view: View, text: string): Tap | undefined {
  const buttons = numberedButtons(view)
  const chosen = readReply(text, buttons, view.question?.multiple !== undefined).map((index) => buttons[index]?.tap)
  const [first] = chosen
  if (chosen.length < 2 || first?.kind !== 'answer') return chosen.length < 2 ? first : undefined
  const options = chosen.flatMap((tap) => (tap?.kind === 'answer' ? tap.options : []))
  return options.length === chosen.length ? { ...first, options } : undefined
}

function tapFromCommands(view: View, typed: Content['phrases']['typed'], text: string): Tap | undefined {
  const words = plain(text)
  const match = Object.entries(typed).find(([, variants]) =>
    variants.some((variant) => plain(variant) === words || variant === text.trim()),
  )
  if (match === undefined) return undefined
  const [command] = match as [keyof typeof typed, readonly string[]]
  if (command !== 'skip') return { kind: 'command', command }
  return view.question === undefined ? undefined : { kind: 'answer', question: view.question.id, options: ['skipped'] }
}

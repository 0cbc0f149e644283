import { hash } from 'node:crypto'
import type { Content } from '../triage/content.ts'
import { begin, type Position } from '../triage/machine.ts'
import type { View } from '../triage/View.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import { applyIncoming } from './applyIncoming.ts'
import type { Outcome } from './Outcome.ts'
import type { Incoming } from './Incoming.ts'
import { newDisplay, newSession, positionOf, sessionAt, type Display, type Session } from './Session.ts'
import type { SessionStore } from './SessionStore.ts'

/** What every turn stands on. `sessionKey` turns a conversation id into a key that cannot be turned back. */
export type Conversation = {
  readonly content: () => Content
  readonly sessions: SessionStore
  readonly sessionKey: (conversationId: string) => string
  readonly now: () => Date
}

/** What one person did, in which conversation, and the id of the delivery if the channel gives one. */
export type Turn = {
  readonly conversationId: string
  readonly activityId: string | undefined
  readonly incoming: Incoming
  /** The content that a channel took when the turn began; without it the turn takes what is in use then. */
  readonly content?: Content
  /** How a channel's own marks change with this turn; they are written with the session. */
  readonly display?: (before: Display, view: View, heard: Heard) => Display
}

/** What a turn brought: words that may mean danger, an answer, words that were not understood, or anything else. */
export type Heard = 'danger' | 'answer' | 'not-understood' | 'other'

/** One turn's outcome: the view to show; `repeated` when this delivery was answered before, `ended` when nothing of it may be kept. */
export type TurnResult = { readonly view: View; readonly repeated: boolean; readonly ended: boolean }

/** The outcome with which turn of the session it was, from 1, and the channel's marks before and after it. */
export type TakenTurn = TurnResult & {
  readonly turn: number
  readonly display: { readonly before: Display; readonly after: Display }
}

/** How often a turn is taken again because another turn of the same conversation was written first. */
const maximumAttempts = 10
const rememberedActivities = 16

/** Takes one turn: what the person did in this conversation becomes a new session and the view to show. Throws when the store fails. */
export async function takeTurn(conversation: Conversation, turn: Turn): Promise<TakenTurn> {
  const key = conversation.sessionKey(turn.conversationId)
  const activity = turn.activityId === undefined ? undefined : deliveryHash(turn.activityId)
  // One content object for the whole turn: it may be swapped while the store is waited for.
  const content = turn.content ?? conversation.content()
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    // Asked at once, so that a person waits for the store once.
    const [stored, wasAnswered] = await Promise.all([
      conversation.sessions.read(key),
      activity !== undefined && conversation.sessions.wasAnswered(key, activity),
    ])
    const session = stored?.session ?? newSession(content.version)
    const before = session.display ?? newDisplay
    // A session knows what it has answered lately; a store knows what was answered before one that was cleared.
    const repeated = wasAnswered || (activity !== undefined && session.recentActivities.includes(activity))
    // What was cleared while this turn was under way stays cleared.
    const ended = stored === undefined && (repeated || attempt > 0)
    if (repeated || ended) {
      const notices = ended ? [] : noticesOfFirst(content, session, { ...turn, activity }, conversation.now())
      const view = viewOf(content, ended ? cleared : positionOf(session), conversation.now(), notices)
      return { view, repeated, ended, turn: session.turn, display: { before, after: before } }
    }
    const outcome = applyIncoming(content, session, turn.incoming, {
      isNew: stored === undefined,
      now: conversation.now(),
    })
    if (outcome.position.place === 'cleared') {
      await conversation.sessions.delete(key, activitiesAfter(session, activity))
      const view = viewOutcome(content, outcome, conversation.now())
      const after = turn.display?.(before, view, 'other') ?? newDisplay
      return { view, repeated: false, ended: true, turn: session.turn + 1, display: { before, after } }
    }
    const view = viewOutcome(content, outcome, conversation.now())
    const after = turn.display?.(before, view, heardIn(session, outcome)) ?? before
    const next = {
      ...sessionAfter(session, outcome, content.version, activity),
      ...(after === newDisplay ? {} : { display: after }),
    }
    if (await conversation.sessions.write(key, next, stored?.version)) {
      return { view, repeated: false, ended: false, turn: next.turn, display: { before, after } }
    }
  }
  throw new Error('too many turns of one conversation at once')
}

/** What was said to the delivery that began a session and still is its only one: its answer may never have arrived. */
function noticesOfFirst(
  content: Content,
  session: Session,
  { incoming, activity }: { readonly incoming: Incoming; readonly activity: string | undefined },
  now: Date,
): readonly string[] {
  if (session.turn !== 1 || activity === undefined || !session.recentActivities.includes(activity)) return []
  return applyIncoming(content, newSession(content.version), incoming, { isNew: true, now }).notices
}

function heardIn(session: Session, { position, leads, understood }: Outcome): Heard {
  if (leads !== undefined) return 'danger'
  if (position.answers !== session.answers && Object.keys(position.answers).length > 0) return 'answer'
  return understood ? 'other' : 'not-understood'
}

/** Where a conversation stands that has ended. */
const cleared: Position = { ...begin(), place: 'cleared' }

/** Forgets a conversation, which may begin anew: nothing of it is kept. */
export async function forgetConversation(
  { sessions, sessionKey }: Conversation,
  conversationId: string,
): Promise<void> {
  const key = sessionKey(conversationId)
  const stored = await sessions.read(key)
  if (stored !== undefined) await sessions.delete(key, stored.session.recentActivities)
}

/** Ends conversations for good: nothing of them is kept, and nothing more is taken; and tells which have ended. */
export function endingsOf({ sessions, sessionKey }: Conversation) {
  return {
    end: (conversationId: string) => sessions.end(sessionKey(conversationId)),
    hasEnded: (conversationId: string) => sessions.hasEnded(sessionKey(conversationId)),
  }
}

/** What a channel may ask between turns: how many there were and its marks; undefined when the conversation has ended. Throws when the store fails. */
export async function readMarks(
  { sessions, sessionKey }: Conversation,
  conversationId: string,
): Promise<{ readonly turn: number; readonly display: Display } | undefined> {
  const stored = await sessions.read(sessionKey(conversationId))
  return stored && { turn: stored.session.turn, display: stored.session.display ?? newDisplay }
}

/** Changes the channel's marks of a conversation between turns; false when it has none any more. Throws when the store fails. */
export async function updateDisplay(
  { sessions, sessionKey }: Conversation,
  conversationId: string,
  change: (before: Display) => Display,
): Promise<boolean> {
  const key = sessionKey(conversationId)
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const stored = await sessions.read(key)
    if (stored === undefined) return false
    const display = change(stored.session.display ?? newDisplay)
    if (await sessions.write(key, { ...stored.session, display }, stored.version)) return true
  }
  throw new Error('too many turns of one conversation at once')
}

/** Emergency help begins with what the words called for. */
function viewOutcome(content: Content, { position, notices, leads = [], after = [] }: Outcome, now: Date): View {
  const view = viewOf(content, position, now, notices)
  if (view.emergency === undefined) return view
  const rest = view.emergency.lines.filter(({ text }) => !leads.includes(text))
  return {
    ...view,
    emergency: { ...view.emergency, lines: [...leads.map((text) => ({ text })), ...rest] },
    paragraphs: [...view.paragraphs, ...after.map((text) => ({ text }))],
  }
}

function sessionAfter(
  session: Session,
  outcome: Outcome,
  contentVersion: string,
  activity: string | undefined,
): Session {
  return {
    ...sessionAt(outcome.position),
    contentVersion,
    turn: session.turn + 1,
    recentActivities: activitiesAfter(session, activity),
    notUnderstood: outcome.understood ? 0 : session.notUnderstood + 1,
  }
}

function activitiesAfter({ recentActivities }: Session, activity: string | undefined): string[] {
  return activity === undefined ? recentActivities : [...recentActivities, activity].slice(-rememberedActivities)
}

/** What a session keeps of the id of a delivery. */
export function deliveryHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 12)
}

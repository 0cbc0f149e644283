import type { Incoming } from '../../src/conversation/Incoming.ts'
import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import type { SessionStore } from '../../src/conversation/SessionStore.ts'
import { takeTurn, type Conversation, type TurnResult } from '../../src/conversation/takeTurn.ts'
import type { Content } from '../../src/triage/content.ts'
import type { Tap } from '../../src/triage/View.ts'
import { realContent } from './realContent.ts'

/** A conversation over the real content, its store, and short ways to take turns in it. */
export function aConversation(differences: Partial<{ content: Content; sessions: SessionStore; now: Date }> = {}) {
  const now = () => differences.now ?? new Date('2026-11-24T10:00:00Z')
  const sessions = differences.sessions ?? createMemorySessionStore({ maximumSessions: 100, now })
  const state = { content: differences.content ?? realContent }
  const conversation: Conversation = { content: () => state.content, sessions, sessionKey: (id) => `key of ${id}`, now }
  let deliveries = 0
  const turn = async (incoming: Incoming, activityId = `activity ${String((deliveries += 1))}`): Promise<TurnResult> =>
    takeTurn(conversation, { conversationId: 'one', activityId, incoming })
  return {
    conversation,
    sessions,
    turn,
    join: async () => turn({ kind: 'joined' }),
    tap: async (tap: Tap, contentVersion: string | undefined = state.content.version) =>
      turn({ kind: 'tapped', tap, contentVersion }),
    type: async (text: string) => turn({ kind: 'typed', text }),
    session: async () => (await sessions.read('key of one'))?.session,
    changeContent: (content: Content) => void (state.content = content),
  }
}

/** A tap that answers a question. */
export function answer(question: Extract<Tap, { kind: 'answer' }>['question'], ...options: string[]): Tap {
  return { kind: 'answer', question, options }
}

/** A tap that gives a command. */
export function command(name: Extract<Tap, { kind: 'command' }>['command'], about?: string): Tap {
  return about === undefined ? { kind: 'command', command: name } : { kind: 'command', command: name, about }
}

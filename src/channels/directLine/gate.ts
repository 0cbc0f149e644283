import { StoreUnavailable } from '../../redis/StoreUnavailable.ts'
import { conversationIdPattern } from '../keyring.ts'
import type { FloodStop } from '../floodStop.ts'
import type { InOrder } from './inOrder.ts'
import type { TokenKind, Tokens } from './tokens.ts'

/** Why a request is refused. */
export type Reason =
  | 'no-token'
  | 'bad-token'
  | 'unknown-conversation'
  | 'bad-watermark'
  | 'bad-activity'
  | 'message-too-long'
  | 'too-many-requests'

/** A request that is refused: expected, and nothing happened. `afterSeconds` says when to try again, where that is welcome. */
export type Refusal = { readonly refused: Reason; readonly afterSeconds?: number }

/** What somebody shows to be let in; `conversationId` is the one in the address, where there is one. */
export type Credentials = {
  readonly kind: TokenKind
  readonly token: string | undefined
  readonly conversationId?: string
  /** Whoever leaves is let through whatever they sent before. */
  readonly isLeaving?: boolean
}

/** Lets a request into the one conversation that its token opens. */
export type Gate = {
  /** Runs a task in that conversation, after those before it, unless the person has left. */
  readonly enter: <T>(
    credentials: Credentials,
    task: (conversationId: string) => Promise<T | Refusal>,
  ) => Promise<T | Refusal>
}

/** Makes the gate. */
export function createGate(options: {
  readonly tokens: Tokens
  readonly hasEnded: (conversationId: string) => Promise<boolean>
  readonly inOrder: InOrder
  /** Counts the requests of each conversation; undefined counts none. */
  readonly floodStop?: FloodStop | undefined
}): Gate {
  const { tokens, hasEnded, inOrder, floodStop } = options

  async function check({ kind, token, conversationId }: Credentials): Promise<string | Refusal> {
    if (token === undefined) return { refused: 'no-token' }
    const opened = await tokens.check(kind, token)
    if (opened === undefined) return { refused: 'bad-token' }
    if (conversationId === undefined || conversationId === opened) return opened
    // For an id that we could have made, the answer is the same whether that conversation exists or not.
    return { refused: conversationIdPattern.test(conversationId) ? 'bad-token' : 'unknown-conversation' }
  }

  /** A store that does not answer holds nothing that a conversation which is over could be given. */
  async function isOver(conversationId: string): Promise<boolean> {
    try {
      return await hasEnded(conversationId)
    } catch (error) {
      if (error instanceof StoreUnavailable) return false
      throw error
    }
  }

  return {
    async enter<T>(credentials: Credentials, task: (conversationId: string) => Promise<T | Refusal>) {
      const conversationId = await check(credentials)
      if (typeof conversationId !== 'string') return conversationId
      // After the token, so that nobody can use up what somebody else may send.
      const tooMuch = credentials.isLeaving === true ? undefined : await floodStop?.(conversationId)
      if (tooMuch) return { refused: 'too-many-requests', afterSeconds: tooMuch.afterSeconds }
      return inOrder<T | Refusal>(conversationId, async () =>
        (await isOver(conversationId)) ? { refused: 'unknown-conversation' } : task(conversationId),
      )
    },
  }
}

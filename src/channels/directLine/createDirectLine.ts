import type { Logger } from 'pino'
import type { Content } from '../../triage/content.ts'
import type { Redis } from '../../redis/Redis.ts'
import { createFloodStop, type FloodStop } from '../floodStop.ts'
import type { Meter } from '../Meter.ts'
import { createTurnHandler, type TakeTurn } from '../turnHandler.ts'
import type { Keyring } from '../keyring.ts'
import type { ActivityLog } from './ActivityLog.ts'
import { DirectLineAdapter } from './DirectLineAdapter.ts'
import { createDirectLineService, type DirectLineService, type Endings } from './directLineService.ts'
import { createEndWhenBack } from './endWhenBack.ts'
import { createFeed } from './feed.ts'
import { createGate } from './gate.ts'
import { createHandover } from './handover.ts'
import { incomingOf } from './incomingOf.ts'
import { createInOrder } from './inOrder.ts'
import { createNotKept } from './notKept.ts'
import { outgoingOf } from './outgoingOf.ts'
import { createTokens } from './tokens.ts'

/** Everything the Direct Line service stands on. */
export type DirectLineOptions = {
  readonly keyring: Keyring
  readonly log: ActivityLog
  readonly takeTurn: TakeTurn
  readonly content: () => Content
  readonly endings: Endings
  /** Hears when the store answers again, where it may go away. */
  readonly onBack?: ((listener: () => void) => void) | undefined
  readonly logger: Logger
  readonly now: () => Date
  readonly tokenLifetimeSeconds: number
  readonly answerMilliseconds?: number | undefined
  readonly maximumConversations: number
  /** The longest typed message; undefined takes any that fits in a body. */
  readonly maximumMessageCharacters?: number | undefined
  /** Counts the requests of each conversation; undefined counts none. */
  readonly floodStop?: FloodStop | undefined
  /** With Redis, all processes know which tickets were used. */
  readonly redis?: Pick<Redis, 'run'> | undefined
  readonly meter?: Meter | undefined
}

/** Puts the Direct Line service together. Call `sweep` now and then: it drops what this process has kept long enough, and ends what could not be ended. */
export function createDirectLine(options: DirectLineOptions): DirectLineService & { readonly sweep: () => void } {
  const { keyring, log, now, logger, takeTurn, content, maximumConversations } = options
  const inOrder = createInOrder()
  const tokens = createTokens({ keys: keyring.tokenKeys, lifetimeSeconds: options.tokenLifetimeSeconds, now })
  const handover = createHandover({ maximumConversations, now })
  const feed = createFeed({ log, handover, logKey: keyring.sessionKey })
  const handleTurn = createTurnHandler({
    takeTurn,
    content,
    channel: { incomingOf, outgoingOf: (result, { phrases }, asked) => outgoingOf(result, phrases, asked) },
    logger,
    meter: options.meter,
  })
  const adapter = new DirectLineAdapter({ now, handleTurn })
  const { endings } = options
  const ending = createEndWhenBack({
    onBack: options.onBack,
    async end(conversationId) {
      // First this, so that a turn which is under way elsewhere brings nothing back.
      await endings.end(conversationId)
      await feed.end(conversationId)
    },
  })
  const hasEnded = async (conversationId: string) => ending.isToEnd(conversationId) || endings.hasEnded(conversationId)
  const gate = createGate({ tokens, hasEnded, inOrder, floodStop: options.floodStop })
  const notKept = createNotKept({ content, now })
  const uses = createFloodStop({ name: 'tickets', perMinute: 1, keyOf: keyring.sessionKey, redis: options.redis })
  const isFirstUse = async (ticket: string) => (await uses(ticket)) === undefined
  const service = createDirectLineService({
    ...options,
    tokens,
    gate,
    feed,
    adapter,
    notKept,
    isFirstUse,
    end: ending.end,
  })
  return {
    ...service,
    sweep() {
      handover.sweep()
      tokens.sweep()
      void ending.tryAgain()
    },
  }
}

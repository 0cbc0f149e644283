import { randomBytes } from 'node:crypto'
import type { Activity, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { Incoming } from '../conversation/Incoming.ts'
import type { TakenTurn, Turn, TurnResult } from '../conversation/takeTurn.ts'
import type { Content } from '../triage/content.ts'
import { failureView } from '../triage/failureView.ts'
import { StoreUnavailable } from '../redis/StoreUnavailable.ts'
import type { Meter } from './Meter.ts'

/** How one channel speaks: its activities to what a person did, and a turn's outcome to its activities. */
export type Channel = {
  readonly incomingOf: (activity: Activity) => Incoming | 'invalid' | undefined
  readonly outgoingOf: (
    result: TurnResult,
    content: Content,
    asked?: Pick<Activity, 'channelData'>,
  ) => readonly Partial<Activity>[]
}

/** One turn of the conversation, whatever the channel. */
export type TakeTurn = (turn: Turn) => Promise<TurnResult & Partial<Pick<TakenTurn, 'turn'>>>

/** Where a turn's own state holds which turn of its conversation it was. */
export const turnKey = Symbol('turn')

/** Makes the one handler behind every web chat: activity in, turn taken, activities out. When a turn fails, emergency help goes out; throws `StoreUnavailable` when it could not be kept. */
export function createTurnHandler(options: {
  readonly takeTurn: TakeTurn
  /** The content in use: a turn takes it once, at its start. */
  readonly content: () => Content
  readonly channel: Channel
  readonly logger: Logger
  readonly meter?: Meter | undefined
}): (context: TurnContext) => Promise<void> {
  const { takeTurn, channel, logger, meter } = options
  return async function handleTurn(context) {
    const incoming = channel.incomingOf(context.activity)
    if (incoming === undefined || incoming === 'invalid') return
    const began = performance.now()
    const activities = await answer(context, incoming)
    if (activities.length > 0) await context.sendActivities([...activities])
    meter?.turn('web', incoming.kind, performance.now() - began)
  }

  async function answer(context: TurnContext, incoming: Incoming): Promise<readonly Partial<Activity>[]> {
    const { conversation, id } = context.activity
    const content = options.content()
    try {
      const turn = { conversationId: conversation.id, activityId: id, incoming, content }
      const result = await takeTurn(turn)
      context.turnState.set(turnKey, result.turn)
      return channel.outgoingOf(result, content, context.activity)
    } catch (error) {
      // Only the class of the error is logged: its message may hold a person's words.
      logger.error({ errorClass: errorClass(error), reference: randomBytes(4).toString('hex') }, 'a turn failed')
      meter?.turnFailed('web')
      if (error instanceof StoreUnavailable) throw error
      return channel.outgoingOf({ view: failureView(content), repeated: false, ended: false }, content)
    }
  }
}

/** The class of anything thrown: all that a log may say of it. */
export function errorClass(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error
}

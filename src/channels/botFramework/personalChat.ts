import { randomBytes } from 'node:crypto'
import type { Activity, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { newDisplay } from '../../conversation/Session.ts'
import {
  endConversation,
  takeTurn,
  updateDisplay,
  type Conversation,
  type TakenTurn,
} from '../../conversation/takeTurn.ts'
import { failureView } from '../../triage/failureView.ts'
import { cardResponse, lineResponse, stubMessage } from '../teams/messages.ts'
import { renderStub } from '../teams/renderCard.ts'
import { errorClass } from '../turnHandler.ts'
import { createShowing, type Showing } from './showing.ts'
import { markDisplay } from './markDisplay.ts'
import type { Did, Occurrence } from './occurrenceOf.ts'
import type { ReadActivity } from './readActivity.ts'
import type { SignpostAdapter } from './SignpostAdapter.ts'

/** Answers what one person did in a chat of their own with the bot. */
export type PersonalChat = {
  readonly answer: (context: TurnContext, activity: ReadActivity, occurrence: Occurrence) => Promise<void>
}

/** Makes it. The session is written before anything is sent, so a reply that is lost loses nothing else. */
export function createPersonalChat(options: {
  readonly conversation: Conversation
  readonly adapter: SignpostAdapter
  readonly publicUrl: string | undefined
  readonly logger: Logger
}): PersonalChat {
  const { adapter, logger } = options
  const showing = createShowing(options)

  return {
    async answer(context, activity, occurrence) {
      const conversationId = `${activity.channelId}/${activity.conversation.id}`
      const shown = showing.forChannel(activity.channelId)
      if (occurrence.kind === 'left') return endConversation(shown.conversation, conversationId)
      if (occurrence.kind !== 'did') return
      const result = await take(shown, conversationId, activity, occurrence)
      await deliver({ context, did: occurrence, result, shown, conversationId })
    },
  }

  async function take(shown: Showing, conversationId: string, { id }: ReadActivity, did: Did): Promise<TakenTurn> {
    const { conversation } = shown
    const { incoming } = did
    const activityId = id ?? undefined
    const display = markDisplay(did, conversation.content())
    try {
      return await takeTurn(conversation, { conversationId, activityId, incoming, display })
    } catch (error) {
      // Only the class of the error is logged: its message may hold a person's words.
      logger.error({ errorClass: errorClass(error), reference: randomBytes(4).toString('hex') }, 'a turn failed')
      const view = failureView(conversation.content())
      const marks = { before: newDisplay, after: newDisplay }
      return { view, repeated: false, ended: true, turn: 1, display: marks }
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { context, did, result, shown } = delivery
    const isPlain = !shown.hasCards || result.display.after.plainText
    if (did.means === 'execute' && !isPlain) {
      await context.sendActivity(cardResponse(shown.cardInPlace(did, result)))
      // The tapped card is the one that counts now, so another one that still stands open goes.
      if (!result.repeated && result.display.before.shown !== did.on) collapse(delivery, result.display.before.shown)
      return
    }
    if (did.means === 'execute') await context.sendActivity(stubResponse(delivery))
    if (result.repeated || (did.means === 'joined' && result.turn > 1)) return
    const message = isPlain ? shown.plainText(did, result) : shown.cardMessage(did, result)
    if (did.means === 'submit' && !isPlain && (await replaced(delivery, message))) return
    await sendFresh(delivery, message)
  }

  function stubResponse({ result, shown }: Delivery): Partial<Activity> {
    const { teams } = shown.conversation.content()
    return shown.hasCards
      ? cardResponse(renderStub(result.view, teams, teams.asPlainText))
      : lineResponse(result.view.help.text)
  }

  /** A tap that came as a message still changes its card in place. */
  async function replaced(delivery: Delivery, message: Partial<Activity>): Promise<boolean> {
    const { context, did, result } = delivery
    if (did.on === undefined || context.activity.deliveryMode === 'expectReplies') return false
    try {
      await adapter.replacerOf(context)(did.on, message)
      if (result.display.before.shown !== did.on) collapse(delivery, result.display.before.shown)
      return true
    } catch (error) {
      logger.warn({ errorClass: errorClass(error) }, 'a card could not be changed in place')
      return false
    }
  }

  async function sendFresh(delivery: Delivery, message: Partial<Activity>): Promise<void> {
    const { context, result, shown, did } = delivery
    let sent: string | undefined
    try {
      sent = (await context.sendActivity(message))?.id
    } catch (error) {
      logger.error({ errorClass: errorClass(error) }, 'a reply was lost')
      return
    }
    if (!shown.hasCards) return
    // Cleared while this was on its way: then nothing of it may stay.
    if (sent !== undefined && sent !== '' && !(await isKept(delivery, sent))) collapse(delivery, sent, true)
    // The card that was tapped has become one line already, where the tap was answered in place.
    const previous = new Set([result.display.before.shown, did.on])
    if (did.means === 'execute') previous.delete(did.on)
    for (const id of previous) collapse(delivery, id)
  }

  /** Marks the message that was sent as the one shown; false when the conversation has ended meanwhile. */
  async function isKept({ result, shown, conversationId }: Delivery, sent: string): Promise<boolean> {
    if (result.ended) return true
    try {
      return await updateDisplay(shown.conversation, conversationId, (before) => ({ ...before, shown: sent }))
    } catch (error) {
      logger.error({ errorClass: errorClass(error) }, 'which card is shown could not be kept')
      return true
    }
  }

  /** Makes one line of an earlier message, after the turn: nobody waits for it. */
  function collapse({ context, result, shown }: Delivery, id: string | undefined, isNew = false): void {
    if (id === undefined || context.activity.deliveryMode === 'expectReplies') return
    const { teams } = shown.conversation.content()
    // A sent message that is no longer wanted is as the turn was; one from before is as it was before.
    const wasPlain = result.display[isNew ? 'after' : 'before'].plainText
    const line = result.display.after.plainText ? teams.asPlainText : teams.movedDown
    adapter
      .replacerOf(context)(id, stubMessage(line, result.view, teams, !wasPlain))
      .catch((error: unknown) => {
        logger.warn({ errorClass: errorClass(error) }, 'an earlier card could not be collapsed')
      })
  }
}

type Delivery = {
  readonly context: TurnContext
  readonly did: Did
  readonly result: TakenTurn
  readonly shown: Showing
  readonly conversationId: string
}

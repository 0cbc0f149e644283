import { randomBytes } from 'node:crypto'
import type { Activity, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { newDisplay } from '../../conversation/Session.ts'
import {
  deliveryHash,
  forgetConversation,
  takeTurn,
  updateDisplay,
  type Conversation,
  type TakenTurn,
} from '../../conversation/takeTurn.ts'
import type { Content } from '../../triage/content.ts'
import { StoreUnavailable } from '../../redis/StoreUnavailable.ts'
import { failureView } from '../../triage/failureView.ts'
import { notKeptView } from '../../triage/notKeptView.ts'
import type { Meter, MeteredChannel } from '../Meter.ts'
import { cardResponse, lineResponse } from '../teams/messages.ts'
import { renderStub } from '../teams/renderCard.ts'
import { tapToRepeat } from '../tapToRepeat.ts'
import { errorClass } from '../turnHandler.ts'
import { createEarlierMessages, type AfterTurn } from './earlierMessages.ts'
import { reasonOf } from './reasonOf.ts'
import { createShowing, type Showing } from './showing.ts'
import { markDisplay } from './markDisplay.ts'
import type { Did, Occurrence } from './occurrenceOf.ts'
import { deliveryOf, type ReadActivity } from './readActivity.ts'
import type { SignpostAdapter } from './SignpostAdapter.ts'

/** Answers what one person did in a chat of their own with the bot. */
export type PersonalChat = {
  readonly answer: (
    context: TurnContext,
    activity: ReadActivity,
    occurrence: Occurrence,
    content: Content,
  ) => Promise<void>
  /** Resolves when nothing is under way after the turns. */
  readonly settled: () => Promise<void>
}

/** Makes it. The session is written before anything is sent, so a reply that is lost loses nothing else. */
export function createPersonalChat(options: {
  readonly conversation: Conversation
  readonly adapter: SignpostAdapter
  readonly publicUrl: string | undefined
  readonly logger: Logger
  readonly meter?: Meter | undefined
}): PersonalChat {
  const { adapter, logger, meter } = options
  const showing = createShowing(options)
  const earlier = createEarlierMessages(options)
  let haveLeft = false

  return {
    settled: earlier.settled,
    async answer(context, activity, occurrence, content) {
      const conversationId = `${activity.channelId}/${activity.conversation.id}`
      const shown = showing.forChannel(activity.channelId, content)
      if (occurrence.kind === 'left') return forgetConversation(shown.conversation, conversationId)
      if (occurrence.kind !== 'did') return
      const began = performance.now()
      const result = await take(shown, conversationId, activity, occurrence)
      await deliver({ context, did: occurrence, result, shown, conversationId, delivery: deliveryOf(activity) })
      meter?.turn(meteredChannel(activity), occurrence.incoming.kind, performance.now() - began)
    },
  }

  async function take(shown: Showing, conversationId: string, activity: ReadActivity, did: Did): Promise<TakenTurn> {
    const { conversation } = shown
    const { incoming } = did
    const activityId = deliveryOf(activity)
    const display = markDisplay(did, conversation.content())
    try {
      return await takeTurn(conversation, { conversationId, activityId, incoming, display })
    } catch (error) {
      // Only the class of the error is logged: its message may hold a person's words.
      logger.error({ errorClass: errorClass(error), reference: randomBytes(4).toString('hex') }, 'a turn failed')
      meter?.turnFailed(meteredChannel(activity))
      const content = conversation.content()
      const view =
        error instanceof StoreUnavailable
          ? notKeptView(content, conversation.now(), tapToRepeat(incoming))
          : failureView(content)
      const marks = { before: newDisplay, after: newDisplay }
      return { view, repeated: false, ended: true, turn: 1, display: marks }
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { context, did, result, shown } = delivery
    const { before, after } = result.display
    const isPlain = !shown.hasCards || after.plainText
    if (did.means === 'execute' && !isPlain) {
      await context.sendActivity(cardResponse(shown.cardInPlace(did, result)))
      if (!result.repeated) settle(delivery)
      return
    }
    if (did.means === 'execute') await context.sendActivity(stubResponse(delivery))
    // One installation may be told in two ways; a first card that was lost is sent with the second.
    if (
      (result.repeated && !wasLost(delivery)) ||
      (did.means === 'joined' && before.noticesGiven.includes('who-can-see'))
    )
      return
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

  /** The tapped card is the one that counts now: others go, and where it was one line, or is empty now, it is stored so as well. */
  function settle(delivery: Delivery): void {
    const { did, result, shown } = delivery
    const { before } = result.display
    collapseOthers(delivery, did.on)
    if (did.on === undefined) return
    const wasAnother = before.shown !== undefined && before.shown !== did.on
    if (wasAnother || before.left?.includes(did.on) === true || result.view.place === 'cleared')
      earlier.keep(after(delivery), did.on, shown.cardMessage(did, result))
  }

  /** A tap that came as a message still changes its card in place. */
  async function replaced(delivery: Delivery, message: Partial<Activity>): Promise<boolean> {
    const { context, did } = delivery
    if (did.on === undefined || context.activity.deliveryMode === 'expectReplies') return false
    try {
      await adapter.replacerOf(context)(did.on, message)
      collapseOthers(delivery, did.on)
      return true
    } catch (error) {
      logger.warn({ errorClass: errorClass(error) }, 'a card could not be changed in place')
      return false
    }
  }

  async function sendFresh(delivery: Delivery, message: Partial<Activity>): Promise<void> {
    const { context, result, shown } = delivery
    let sent: string | undefined
    try {
      sent = (await context.sendActivity(message))?.id
    } catch (error) {
      logger.error({ errorClass: errorClass(error), ...reasonOf(error) }, 'a reply was lost')
      await keepLost(delivery)
      return
    }
    if (context.activity.deliveryMode !== 'expectReplies' && !haveLeft) {
      haveLeft = true
      logger.info('replies leave: the connector has taken the first one')
    }
    if (!shown.hasCards) return
    // Cleared while this was on its way: then nothing of it may stay.
    if (sent !== undefined && sent !== '' && !(await isKept(delivery, sent)))
      earlier.collapse(after(delivery), sent, !result.display.after.plainText)
    collapseOthers(delivery, undefined)
  }

  /** Marks the message that was sent as the one shown; false when the conversation has ended meanwhile. */
  async function isKept({ result, shown, conversationId }: Delivery, sent: string): Promise<boolean> {
    if (result.ended) return true
    try {
      return await updateDisplay(shown.conversation, conversationId, (before) => ({
        ...before,
        shown: sent,
        lost: undefined,
      }))
    } catch (error) {
      logger.error({ errorClass: errorClass(error) }, 'which card is shown could not be kept')
      return true
    }
  }

  /** A delivery whose reply was lost is answered when it comes again, and what was to be said once is said with the next reply. */
  async function keepLost({ result, shown, conversationId, delivery }: Delivery): Promise<void> {
    const { noticesGiven: given } = result.display.before
    try {
      await updateDisplay(shown.conversation, conversationId, (display) => ({
        ...display,
        ...(delivery === undefined ? {} : { lost: deliveryHash(delivery) }),
        noticesGiven: display.noticesGiven.filter((notice) => given.includes(notice)),
      }))
    } catch (error) {
      logger.error({ errorClass: errorClass(error) }, 'which reply was lost could not be kept')
    }
  }

  /** Makes one line of every earlier message that may show something, but for the one that counts now. */
  function collapseOthers(delivery: Delivery, counts: string | undefined): void {
    const { shown, left = [], plainText } = delivery.result.display.before
    const { on } = delivery.did
    for (const id of new Set([shown, on, ...left])) {
      // What was tapped is a card; the others are what the chat showed before.
      if (id !== undefined && id !== counts) earlier.collapse(after(delivery), id, id === on || !plainText)
    }
  }
}

type Delivery = {
  readonly context: TurnContext
  readonly did: Did
  readonly result: TakenTurn
  readonly shown: Showing
  readonly conversationId: string
  /** What tells this delivery from another. */
  readonly delivery: string | undefined
}

function wasLost({ result, delivery }: Delivery): boolean {
  return delivery !== undefined && result.display.before.lost === deliveryHash(delivery)
}

/** Whoever calls may name any channel: the counters know two. */
function meteredChannel({ channelId }: ReadActivity): MeteredChannel {
  return channelId === 'msteams' ? 'teams' : 'other'
}

function after({ context, result, shown, conversationId }: Delivery): AfterTurn {
  return { context, result, conversation: shown.conversation, conversationId }
}

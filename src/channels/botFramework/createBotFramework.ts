import type { Activity, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { Conversation } from '../../conversation/takeTurn.ts'
import { fill } from '../../triage/fill.ts'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { FloodStop } from '../floodStop.ts'
import type { Meter } from '../Meter.ts'
import { createInOrder } from '../directLine/inOrder.ts'
import { lineMessage, lineResponse } from '../teams/messages.ts'
import { errorClass } from '../turnHandler.ts'
import type { Authentication } from './createAuthentication.ts'
import { createPersonalChat } from './personalChat.ts'
import { occurrenceOf, type Occurrence } from './occurrenceOf.ts'
import { isShared, readActivity, tenantsOf, type ReadActivity } from './readActivity.ts'
import { SignpostAdapter, type Answer } from './SignpostAdapter.ts'
import type { Patience } from './withRetries.ts'

/** What the Bot Framework channels stand on. */
export type BotFrameworkOptions = {
  readonly authentication: Authentication
  readonly conversation: Conversation
  /** The tenant whose people are served; undefined serves all, which is for trying on the same machine. */
  readonly tenantId: string | undefined
  readonly publicUrl: string | undefined
  /** Without signatures, replies go to this machine alone too. */
  readonly loopbackOnly: boolean
  readonly logger: Logger
  readonly patience: Patience
  /** Counts what comes of each conversation; undefined counts nothing. */
  readonly floodStop?: FloodStop | undefined
  readonly meter?: Meter | undefined
}

/** Everything behind `POST /api/messages`. */
export type BotFramework = {
  /** Answers a request: shape, then signature, then tenant, then the turn. Never throws. */
  readonly receive: (body: unknown, authorization: string | undefined) => Promise<Answer>
  /** Resolves when nothing is under way after the turns. */
  readonly settled: () => Promise<void>
}

/** Puts the Bot Framework channels together: Teams with its cards, any other channel with plain text. */
export function createBotFramework(options: BotFrameworkOptions): BotFramework {
  const { tenantId, publicUrl, conversation, logger, floodStop, meter } = options
  const adapter = new SignpostAdapter(options.authentication, options.patience)
  const chat = createPersonalChat({ ...options, adapter })
  const inOrder = createInOrder()

  return {
    settled: chat.settled,
    async receive(body, authorization) {
      const activity = readActivity(body)
      if (activity === undefined) return { status: 400 }
      if (options.loopbackOnly && !isLoopback(activity.serviceUrl)) return { status: 401 }
      try {
        return await adapter.receive(authorization ?? '', keptOf(activity), (context) => handle(context, activity))
      } catch (error) {
        logger.error({ errorClass: errorClass(error) }, 'a Bot Framework request failed')
        return { status: 503 }
      }
    },
  }

  async function handle(context: TurnContext, activity: ReadActivity): Promise<void> {
    // The turn takes one content object, here.
    const content = conversation.content()
    const { teams } = content
    const occurrence = occurrenceOf(activity, teams.typed)
    if (occurrence.kind === 'nothing') return
    if (occurrence.kind === 'refused') return void (await context.sendActivity(refusal))
    const chatId = `${activity.channelId}/${activity.conversation.id}`
    // Whoever leaves is let through whatever was sent before.
    const tooMuch = occurrence.kind === 'left' ? undefined : await floodStop?.(chatId)
    if (tooMuch) {
      meter?.refused('too-many-requests')
      // A button waits for its answer; to messages it is said once.
      const isTold = tooMuch.isFirst || (occurrence.kind === 'did' && occurrence.means === 'execute')
      return isTold ? sayLine(context, occurrence, teams, teams.tooMuch) : undefined
    }
    if (tenantId !== undefined && !isOf(tenantId, activity)) {
      return sayLine(context, occurrence, teams, teams.elsewhere)
    }
    if (isShared(activity)) {
      const web = publicUrl === undefined ? '' : ` ${fill(teams.groupWeb, { address: publicUrl })}`
      return sayLine(context, occurrence, teams, `${teams.group}${web}`)
    }
    const answer = async () => chat.answer(context, activity, occurrence, content)
    // A tap waits for nothing: its answer is this request's. Messages wait for the one before, whose card they replace.
    if (occurrence.kind === 'did' && occurrence.means === 'execute') return answer()
    return inOrder(chatId, answer)
  }

  async function sayLine(context: TurnContext, occurrence: Occurrence, teams: TeamsWords, line: string): Promise<void> {
    if (occurrence.kind !== 'did') return
    await context
      .sendActivity(occurrence.means === 'execute' ? lineResponse(line) : lineMessage(line, teams))
      .catch((error: unknown) => logger.error({ errorClass: errorClass(error) }, 'a reply was lost'))
  }
}

const refusal: Partial<Activity> = { type: 'invokeResponse', value: { status: 400 } }

function isLoopback(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)
}

/** Whether an activity is of our tenant. Teams always names one; other channels have none. */
function isOf(tenantId: string, activity: ReadActivity): boolean {
  const tenants = tenantsOf(activity)
  return tenants.every((each) => isSame(each, tenantId)) && (tenants.length > 0 || activity.channelId !== 'msteams')
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** What the SDK needs of an activity to answer it: no name, no directory id, no words. */
function keptOf(activity: ReadActivity): Activity {
  const { type, id, channelId, serviceUrl, conversation, from, recipient, deliveryMode } = activity
  return {
    type,
    ...(id === undefined || id === null ? {} : { id }),
    channelId,
    serviceUrl,
    conversation: { id: conversation.id },
    from: { id: from?.id ?? '' },
    recipient: { id: recipient?.id ?? '' },
    ...(deliveryMode === 'expectReplies' ? { deliveryMode } : {}),
  } as Activity
}

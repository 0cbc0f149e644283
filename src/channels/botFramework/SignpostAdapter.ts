import {
  ActivityTypes,
  CloudAdapter,
  type Activity,
  type BotFrameworkAdapter,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder'
import { decodeJwt } from 'jose'
import type { Authentication } from './createAuthentication.ts'
import { quietly } from './quietly.ts'
import { withRetries, type Patience } from './withRetries.ts'

/** The connector's client, by the one name that botbuilder gives its type. */
type ConnectorClient = ReturnType<BotFrameworkAdapter['createConnectorClient']>

type Pipelined = { readonly pipeline?: { readonly removePolicy: (options: { readonly name: string }) => unknown } }

/** Whether a token says when it ends: the connector library takes one without an end for one that never does. */
function hasEnd(authorization: string): boolean {
  return typeof decodeJwt(authorization.replace(/^Bearer /i, '')).exp === 'number'
}

/** What a request is answered with. */
export type Answer = { readonly status: number; readonly body?: unknown }

/** The Bot Framework's adapter, which checks every request first, answers 401 and nothing else where that fails, and sends with patience. */
export class SignpostAdapter extends CloudAdapter {
  readonly #authentication: Authentication
  readonly #patience: Patience

  constructor(authentication: Authentication, patience: Patience) {
    super(authentication)
    this.#authentication = authentication
    this.#patience = patience
  }

  /** Checks the request and runs one turn for it. Throws what the turn throws. */
  async receive(
    authorization: string,
    activity: Activity,
    handleTurn: (context: TurnContext) => Promise<void>,
  ): Promise<Answer> {
    let identity
    try {
      identity = await quietly(() => this.#authentication.authenticateRequest(activity, authorization))
      if (authorization !== '' && !hasEnd(authorization)) return { status: 401 }
    } catch {
      // Nothing of the error is kept: it holds the token's claims.
      return { status: 401 }
    }
    const response: InvokeResponse | undefined = await this.processActivity(identity, activity, handleTurn)
    return response ?? { status: 200 }
  }

  /** Sends messages, each again if it may have been lost; other activities go the stock way. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = []
    for (const activity of activities) {
      if (activity.type === ActivityTypes.Message) responses.push(await this.#send(context, activity))
      else responses.push(...(await super.sendActivities(context, [activity])))
    }
    return responses
  }

  /** Gives what replaces a message that was sent before; it works after the turn as well. */
  replacerOf(context: TurnContext): (id: string, activity: Partial<Activity>) => Promise<void> {
    const connector = this.#connectorOf(context)
    const { conversation, from, recipient } = context.activity
    const frame = { conversation, from: recipient, recipient: from }
    return async (id, activity) => {
      await withRetries(
        (timeout) =>
          connector.conversations.updateActivity(conversation.id, id, { ...frame, ...activity, id }, { timeout }),
        this.#patience,
      )
    }
  }

  async #send(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const { conversation, replyToId } = activity
    const conversationId = conversation?.id ?? ''
    const { conversations } = this.#connectorOf(context)
    return withRetries(
      (timeout) =>
        replyToId === undefined || replyToId === ''
          ? conversations.sendToConversation(conversationId, activity, { timeout })
          : conversations.replyToActivity(conversationId, replyToId, activity, { timeout }),
      this.#patience,
    )
  }

  #connectorOf({ turnState }: TurnContext): ConnectorClient {
    const connector = turnState.get<ConnectorClient>(this.ConnectorClientKey)
    // The client tries again by itself, for longer than we may: `withRetries` does it instead. It has no setting for that.
    const { client } = connector as unknown as { readonly client?: Pipelined }
    client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' })
    return connector
  }
}

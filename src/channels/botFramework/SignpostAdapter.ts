import {
  ActivityTypes,
  CloudAdapter,
  DeliveryModes,
  INVOKE_RESPONSE_KEY,
  TurnContext,
  type Activity,
  type BotFrameworkAdapter,
  type ResourceResponse,
} from 'botbuilder'
import { decodeJwt } from 'jose'
import type { Authentication } from './createAuthentication.ts'
import { quietly } from './quietly.ts'
import { withRetries, type Patience } from './withRetries.ts'
import type { AnswerBody } from './writeAnswer.ts'

/** The connector's client, by the one name that botbuilder gives its type. */
type ConnectorClient = ReturnType<BotFrameworkAdapter['createConnectorClient']>

/** What the library answers for a request that it accepts. */
type Authenticated = Awaited<ReturnType<Authentication['authenticateRequest']>>

/** Where a turn keeps how to reach its connector: most turns of Teams need none, as their answer is the response. */
const connectKey = Symbol('connect')
type Connect = () => Promise<ConnectorClient>

/** Connectors lie at a few addresses, one for each region. */
const maximumConnectors = 100

type Pipelined = { readonly pipeline?: { readonly removePolicy: (options: { readonly name: string }) => unknown } }

/** Whether a token says when it ends: the connector library takes one without an end for one that never does. */
function hasEnd(authorization: string): boolean {
  return typeof decodeJwt(authorization.replace(/^Bearer /i, '')).exp === 'number'
}

/** What a request is answered with. */
export type Answer = { readonly status: number; readonly body?: AnswerBody }

/** The Bot Framework's adapter, which checks every request first, answers 401 and nothing else where that fails, and sends with patience. */
export class SignpostAdapter extends CloudAdapter {
  readonly #authentication: Authentication
  readonly #patience: Patience
  readonly #connectors = new Map<string, ConnectorClient>()

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
    const context = new TurnContext(this, activity)
    const connect: Connect = async () => this.#connector(identity, activity.serviceUrl)
    context.turnState.set(connectKey, connect)
    await handleTurn(context)
    return answerOf(context)
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
    const connect = connectOf(context)
    const { conversation, from, recipient } = context.activity
    const frame = { conversation, from: recipient, recipient: from }
    return async (id, activity) => {
      const connector = await connect()
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
    const { conversations } = await connectOf(context)()
    return withRetries(
      (timeout) =>
        replyToId === undefined || replyToId === ''
          ? conversations.sendToConversation(conversationId, activity, { timeout })
          : conversations.replyToActivity(conversationId, replyToId, activity, { timeout }),
      this.#patience,
    )
  }

  /** One client for each address, however many turns: making one costs more than a turn. */
  async #connector({ audience, connectorFactory }: Authenticated, serviceUrl: string): Promise<ConnectorClient> {
    const key = `${serviceUrl} ${audience}`
    const known = this.#connectors.get(key)
    if (known) return known
    const connector = await connectorFactory?.create(serviceUrl, audience)
    if (!connector) throw new Error('no connector for a request that was accepted')
    // The client tries again by itself, for longer than we may: `withRetries` does it instead. It has no setting for that.
    const { client } = connector as unknown as { readonly client?: Pipelined }
    client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' })
    const [oldest] = this.#connectors.keys()
    if (oldest !== undefined && this.#connectors.size >= maximumConnectors) this.#connectors.delete(oldest)
    this.#connectors.set(key, connector)
    return connector
  }
}

function connectOf({ turnState }: TurnContext): Connect {
  return turnState.get<Connect>(connectKey)
}

/** What the request is answered with after its turn, by the rules of the Bot Framework. */
function answerOf({ activity, turnState, bufferedReplyActivities }: TurnContext): Answer {
  if (activity.deliveryMode === DeliveryModes.ExpectReplies)
    return { status: 200, body: { activities: bufferedReplyActivities ?? [] } }
  if (activity.type !== ActivityTypes.Invoke) return { status: 200 }
  const response = turnState.get<Activity | undefined>(INVOKE_RESPONSE_KEY)
  return (response?.value as Answer | undefined) ?? { status: 501 }
}

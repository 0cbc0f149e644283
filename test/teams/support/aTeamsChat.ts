import { pino } from 'pino'
import { createAuthentication, type Authentication } from '../../../src/channels/botFramework/createAuthentication.ts'
import { createBotFramework } from '../../../src/channels/botFramework/createBotFramework.ts'
import type { Patience } from '../../../src/channels/botFramework/withRetries.ts'
import type { Sets } from '../../../src/channels/teams/elements.ts'
import { createFloodStop } from '../../../src/channels/floodStop.ts'
import type { Meter } from '../../../src/channels/Meter.ts'
import { createMemorySessionStore } from '../../../src/conversation/memorySessionStore.ts'
import type { SessionStore } from '../../../src/conversation/SessionStore.ts'
import type { Conversation } from '../../../src/conversation/takeTurn.ts'
import type { Content } from '../../../src/triage/content.ts'
import { realContent } from '../../support/realContent.ts'
import type { Connector } from './startConnector.ts'

/** JSON whose parts a test looks at. */
export type Json = any // oxlint-disable-line typescript/no-explicit-any -- replies are looked at part by part

/** A personal Teams chat with the bot over the real content; replies go to `connector`, or come back with each request. */
export function aTeamsChat(
  options: {
    readonly connector?: Connector
    readonly content?: Content
    /** The content in use, where it is swapped from outside. */
    readonly currentContent?: () => Content
    readonly publicUrl?: string
    readonly tenantId?: string
    readonly authentication?: Authentication
    readonly patience?: Partial<Patience>
    readonly sessions?: SessionStore
    readonly now?: Date
    readonly requestsPerConversation?: number
    readonly meter?: Meter
  } = {},
) {
  const state = { content: options.content ?? realContent }
  const now = () => options.now ?? new Date('2026-11-24T10:00:00Z')
  const logged: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
  const sessions = options.sessions ?? createMemorySessionStore({ maximumSessions: 100, now })
  const conversation: Conversation = {
    content: options.currentContent ?? (() => state.content),
    sessions,
    sessionKey: (id) => `key of ${id}`,
    now,
  }
  const { requestsPerConversation: perMinute } = options
  const channel = {
    authentication: options.authentication ?? createAuthentication(undefined),
    conversation,
    tenantId: options.tenantId,
    publicUrl: options.publicUrl,
    loopbackOnly: false,
    logger,
    patience: { now: () => new Date(), random: () => 0, pause: async () => {}, ...options.patience },
    floodStop: perMinute === undefined ? undefined : createFloodStop({ name: 'test', perMinute, keyOf: (id) => id }),
    meter: options.meter,
  }
  const botFramework = createBotFramework(channel)
  let deliveries = 0
  const activity = (differences: object): Json => ({
    id: `activity-${(deliveries += 1)}`,
    channelId: 'msteams',
    serviceUrl: options.connector?.address ?? 'http://127.0.0.1:1/',
    conversation: { id: 'a-chat', conversationType: 'personal', tenantId: 'our-tenant' },
    from: { id: '29:somebody', name: 'Dr Somebody', aadObjectId: 'a-directory-id' },
    recipient: { id: '28:signpost', name: 'Signpost' },
    channelData: { tenant: { id: 'our-tenant' } },
    ...(options.connector === undefined ? { deliveryMode: 'expectReplies' } : {}),
    ...differences,
  })
  const send = async (differences: object, authorization?: string) =>
    botFramework.receive(activity(differences), authorization)
  return {
    options: channel,
    botFramework,
    activity,
    send,
    logged,
    sessions,
    session: async () => (await sessions.read('key of msteams/a-chat'))?.session,
    changeContent: (content: Content) => void (state.content = content),
    install: async () => messagesOf(await send({ type: 'conversationUpdate', membersAdded: [{ id: '28:signpost' }] })),
    type: async (text: string, differences: object = {}) =>
      messagesOf(await send({ type: 'message', text, ...differences })),
    submit: async (data: object, differences: object = {}) =>
      messagesOf(await send({ type: 'message', value: data, replyToId: 'card-1', ...differences })),
    /** Presses a button of a card; gives the card that takes its place. */
    execute: async (data: object, differences: object = {}): Promise<Json> => {
      const { body } = await send(executed(data, differences))
      return (body as Json)?.activities === undefined ? (body as Json)?.value : body
    },
    tap: async (sets: Sets, ticked?: string): Promise<Json> => {
      const data = {
        signpost: sets,
        contentVersion: state.content.version,
        ...(ticked === undefined ? {} : { chosen: ticked }),
      }
      return ((await send(executed(data, { deliveryMode: undefined }))).body as Json).value
    },
  }
}

export type TeamsChat = ReturnType<typeof aTeamsChat>

/** The invoke of a pressed button. */
export function executed(data: object, differences: object = {}): object {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    deliveryMode: undefined,
    replyToId: 'card-1',
    value: { action: { type: 'Action.Execute', verb: 'signpost', data }, trigger: 'manual' },
    ...differences,
  }
}

/** The messages that came back with a request. */
export function messagesOf({ body }: { readonly body?: unknown }): readonly Json[] {
  return (body as { activities?: Json[] } | undefined)?.activities ?? []
}

/** The card of a message. */
export function cardOf(message: Json): Json {
  return message?.attachments?.[0]?.content
}

/** Every object within, the outermost first. */
export function objectsIn(value: unknown): readonly Json[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}

/** Every text within, keys left out. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The buttons of a card, in order. */
export function buttonsOf(card: Json): readonly Json[] {
  return objectsIn(card).filter(({ type }) => type === 'Action.Execute')
}

/** The labels of a card's buttons, in order. */
export function labelsOf(card: Json): readonly string[] {
  return buttonsOf(card).map(({ title }) => title)
}

/** A card without the parts that show a service. */
export function withoutServices(card: Json): Json {
  return { ...card, body: card.body.filter(({ id }: Json) => !/^(services|service|pass-on)-/.test(id ?? '')) }
}

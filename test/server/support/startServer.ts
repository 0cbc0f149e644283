import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { createDirectLine } from '../../../src/channels/directLine/createDirectLine.ts'
import { createMemoryActivityLog } from '../../../src/channels/directLine/memoryActivityLog.ts'
import { createFloodStop } from '../../../src/channels/floodStop.ts'
import { createKeyring } from '../../../src/channels/keyring.ts'
import type { Meter } from '../../../src/channels/Meter.ts'
import { createMemorySessionStore } from '../../../src/conversation/memorySessionStore.ts'
import { sessionLifetimeSeconds } from '../../../src/conversation/SessionStore.ts'
import {
  endingsOf,
  takeTurn,
  type Conversation,
  type Turn,
  type TurnResult,
} from '../../../src/conversation/takeTurn.ts'
import type { AddressLimits } from '../../../src/server/addressLimits.ts'
import type { BuiltWidget } from '../../../src/server/buildWidget.ts'
import { createServer } from '../../../src/server/createServer.ts'
import type { LeadPage } from '../../../src/server/ownPagesRoutes.ts'
import type { Content } from '../../../src/triage/content.ts'
import { realContent } from '../../support/realContent.ts'

/** A real server on a free port, over the real content, whose clock can be set forward and whose stores and log can be read. */
export async function startServer(
  options: {
    readonly secret?: Uint8Array
    readonly oldSecret?: Uint8Array
    readonly allowedOrigins?: readonly string[]
    readonly publicUrl?: string
    readonly takeTurn?: (turn: Turn) => Promise<TurnResult>
    readonly widget?: BuiltWidget
    readonly content?: () => Content
    readonly lead?: LeadPage
    readonly limits?: Partial<AddressLimits>
    readonly requestsPerConversation?: number
    readonly maximumMessageCharacters?: number
    readonly meter?: Meter
  } = {},
) {
  let skippedMilliseconds = 0
  let beforeTurn = async () => {}
  const now = () => new Date(Date.now() + skippedMilliseconds)
  const keyring = createKeyring(options.secret ?? randomBytes(32), options.oldSecret)
  const written: string[] = []
  const logged: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
  const log = createMemoryActivityLog({ maximumConversations: 100, maximumCharacters: 10_000_000, now })
  const sessions = createMemorySessionStore({ maximumSessions: 100, now })
  const conversation: Conversation = {
    content: options.content ?? (() => realContent),
    sessions: {
      ...sessions,
      write(key, session, expected) {
        written.push(`${key} ${JSON.stringify(session)}`)
        return sessions.write(key, session, expected)
      },
    },
    sessionKey: keyring.sessionKey,
    now,
  }
  const directLine = createDirectLine({
    keyring,
    log: {
      ...log,
      append(key, activities) {
        written.push(`${key} ${JSON.stringify(activities)}`)
        return log.append(key, activities)
      },
      clear(key, activities) {
        written.push(`${key} ${JSON.stringify(activities)}`)
        return log.clear(key, activities)
      },
    },
    async takeTurn(turn) {
      await beforeTurn()
      return options.takeTurn ? options.takeTurn(turn) : takeTurn(conversation, turn)
    },
    content: conversation.content,
    endings: endingsOf(conversation),
    logger,
    now,
    tokenLifetimeSeconds: sessionLifetimeSeconds,
    maximumConversations: 100,
    maximumMessageCharacters: options.maximumMessageCharacters,
    floodStop:
      options.requestsPerConversation === undefined
        ? undefined
        : createFloodStop({
            name: 'test',
            perMinute: options.requestsPerConversation,
            keyOf: (subject) => keyring.countingKey(subject, now()),
          }),
    meter: options.meter,
  })
  const server = createServer({
    directLine,
    content: conversation.content,
    widget: options.widget ?? { 'widget.js': 'export {}', 'chat.js': 'export {}', 'page.css': 'body{}' },
    program: { version: '0.0.0-test', build: 'test' },
    publicUrl: options.publicUrl,
    allowedOrigins: options.allowedOrigins ?? [],
    maximumBodyBytes: 65_536,
    limits: options.limits && { ...noLimits, ...options.limits },
    meter: options.meter,
    lead: options.lead,
    now,
    logger,
  })
  const port = await server.listen(0)
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    close: server.close,
    /** Everything written to the log lines, and to the session store and the activity log. */
    logged,
    written,
    keyring,
    sweep: directLine.sweep,
    /** What every later turn waits for. */
    beforeTurns: (wait: () => Promise<void>) => void (beforeTurn = wait),
    skip: (seconds: number) => void (skippedMilliseconds += seconds * 1000),
    sessionOf: (conversationId: string) => sessions.read(keyring.sessionKey(conversationId)),
    logOf: async (conversationId: string) => {
      const key = keyring.sessionKey(conversationId)
      return (await log.isKept(key)) ? log.read(key, 0) : undefined
    },
  }
}

const noLimits: AddressLimits = {
  request: async () => undefined,
  token: async () => undefined,
  socket: () => ({ release: () => {} }),
}

export type TestServer = Awaited<ReturnType<typeof startServer>>

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { botCredentials } from './botCredentials.ts'
import { createAuthentication } from './channels/botFramework/createAuthentication.ts'
import { createBotFramework } from './channels/botFramework/createBotFramework.ts'
import { createDirectLine } from './channels/directLine/createDirectLine.ts'
import { createKeyring } from './channels/keyring.ts'
import { errorClass } from './channels/turnHandler.ts'
import { readConfig, type Config } from './config.ts'
import { ContentError } from './content/ContentError.ts'
import { sessionLifetimeSeconds } from './conversation/SessionStore.ts'
import { endingsOf, takeTurn, type Conversation } from './conversation/takeTurn.ts'
import { buildWidget } from './server/buildWidget.ts'
import { createServer } from './server/createServer.ts'
import type { ServedBotFramework } from './server/messagesRoute.ts'
import { openStores } from './openStores.ts'
import { waitForAnswer } from './redis/waitForAnswer.ts'
import { startMessage } from './startMessage.ts'
import { foldersBelow, loadContent, type Content, type ContentFolders } from './triage/content.ts'
import type { Look } from './triage/keepContent.ts'
import { watchContent } from './triage/watchContent.ts'

const sweepMilliseconds = 5_000
const redisMilliseconds = 3_000

const logger = pino({ base: null })
const read = readConfig(process.env)
if ('problems' in read) stop('These settings are wrong:', ...read.problems)
await start(read.config)

async function start(config: Config): Promise<void> {
  const now = () => new Date()
  const folders = foldersBelow(config.CONTENT_DIR ?? join(import.meta.dirname, '..'), config.LOCAL_CATALOG)
  const load = (from: ContentFolders) => loadContent(from, config.TRUST_NAME, config.PUBLIC_URL)
  const keeper = watchContent({ folders, first: readContent(() => load(folders)), load, now, say: logLook })
  const { sessions, log, sweep, redis } = await openStores(config, now, logger)
  const keyring = createKeyring(config.SIGNPOST_SECRET ?? randomBytes(32), config.SIGNPOST_SECRET_OLD)
  const conversation: Conversation = {
    content: keeper.current,
    sessions,
    sessionKey: keyring.sessionKey,
    now,
  }
  const directLine = createDirectLine({
    keyring,
    log,
    takeTurn: (turn) => takeTurn(conversation, turn),
    content: conversation.content,
    endings: endingsOf(conversation),
    logger,
    now,
    tokenLifetimeSeconds: sessionLifetimeSeconds,
    maximumConversations: config.MAXIMUM_CONVERSATIONS,
  })
  const server = createServer({
    directLine,
    botFramework: serveBotFramework(config, conversation),
    content: conversation.content,
    widget: await buildWidget().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error))),
    version: packageJson.version,
    publicUrl: config.PUBLIC_URL,
    allowedOrigins: config.ALLOWED_ORIGINS,
    maximumBodyBytes: config.MAXIMUM_BODY_BYTES,
    lead: config.CONTENT_KEY === undefined ? undefined : { key: config.CONTENT_KEY, kept: keeper },
    now,
    logger,
  })
  if (redis !== undefined) await waitForAnswer(redis, redisMilliseconds)
  const port = await server.listen(config.PORT).catch((error: unknown) => stop(cannotListen(error, config.PORT)))
  process.on('uncaughtException', (error) => {
    // Its message and stack may hold a person's words. (Before anybody is served, Node's own report is of more use.)
    logger.fatal({ errorClass: errorClass(error) }, 'an error that nothing handles: the process ends')
    process.exit(1)
  })
  setInterval(() => {
    sweep()
    directLine.sweep()
  }, sweepMilliseconds).unref()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
  const { version: contentVersion, catalog } = keeper.current()
  console.log(
    startMessage({
      config,
      version: packageJson.version,
      contentVersion,
      services: catalog.services.length,
      port,
      redis: redis && { isAway: redis.isAway(), persistence: redis.persistence() },
    }),
  )
}

function serveBotFramework(config: Config, conversation: Conversation): ServedBotFramework | undefined {
  const credentials = botCredentials(config)
  const loopbackOnly = credentials === undefined
  if (loopbackOnly && config.ALLOW_ANONYMOUS_BOT === undefined) return undefined
  const botFramework = createBotFramework({
    authentication: createAuthentication(credentials),
    conversation,
    tenantId: credentials?.tenantId,
    publicUrl: config.PUBLIC_URL,
    loopbackOnly,
    logger,
    patience: { now: conversation.now, random: Math.random, pause },
  })
  return { ...botFramework, loopbackOnly }
}

/** Says in the log what became of a change of the content: which files and lines, and none of their words. */
function logLook(look: Look): void {
  if (look.kind === 'changed') logger.info('changed content is in use')
  if (look.kind !== 'refused') return
  const places = look.problems.slice(0, 20).map(({ file, line }) => `${file}:${line}`)
  logger.warn({ problems: look.problems.length, places }, 'changed content was refused, the last good content stays')
}

function readContent(load: () => Content): Content {
  try {
    return load()
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return stop('Signpost does not start, because its content has mistakes:', error.message)
  }
}

function cannotListen(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: stop that one, or set PORT to another number.`
  if (code === 'EACCES')
    return `Port ${port} needs rights that this account does not have: set PORT to a number from 1024 up.`
  return `The server cannot listen on port ${port} (${String(code)}).`
}

function stop(...lines: readonly string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}

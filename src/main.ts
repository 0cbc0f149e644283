import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../package.json' with { type: 'json' }
import { botCredentials } from './botCredentials.ts'
import { createAuthentication } from './channels/botFramework/createAuthentication.ts'
import { createBotFramework } from './channels/botFramework/createBotFramework.ts'
import { createDirectLine } from './channels/directLine/createDirectLine.ts'
import { createFloodStop, type FloodStop } from './channels/floodStop.ts'
import { createKeyring } from './channels/keyring.ts'
import { readConfig, type Config } from './config.ts'
import { buildOf } from './content/buildOf.ts'
import { ContentError } from './content/ContentError.ts'
import { sessionLifetimeSeconds } from './conversation/SessionStore.ts'
import { endingsOf, takeTurn, type Conversation } from './conversation/takeTurn.ts'
import { endAtOnce, endProcessWell } from './endProcess.ts'
import { createAddressLimits, type AddressLimits } from './server/addressLimits.ts'
import { buildWidget } from './server/buildWidget.ts'
import { createLogger } from './server/createLogger.ts'
import { createMeter } from './server/createMeter.ts'
import { createServer } from './server/createServer.ts'
import { createProcesses } from './server/processes.ts'
import { serveMetrics } from './server/serveMetrics.ts'
import type { ServedBotFramework } from './server/messagesRoute.ts'
import { openStores } from './openStores.ts'
import type { Redis } from './redis/Redis.ts'
import { servedBot } from './server/servedBot.ts'
import { waitForAnswer } from './redis/waitForAnswer.ts'
import { startMessage } from './startMessage.ts'
import { foldersBelow, loadContent, type Content, type ContentFolders } from './triage/content.ts'
import type { Look } from './triage/keepContent.ts'
import { watchContent } from './triage/watchContent.ts'

const sweepMilliseconds = 5_000
const redisMilliseconds = 3_000
/** Emergency help must be on the screen within two seconds, however slow Redis is. */
const answerMilliseconds = 1_500

endAtOnce()
const logger = createLogger()
const meter = createMeter()
const read = readConfig(process.env)
if ('problems' in read) stop('These settings are wrong:', ...read.problems)
await start(read.config)

async function start(config: Config): Promise<void> {
  const now = () => new Date()
  const folders = foldersBelow(config.CONTENT_DIR ?? join(import.meta.dirname, '..'), config.LOCAL_CATALOG)
  const load = (from: ContentFolders) => loadContent(from, config.TRUST_NAME, config.PUBLIC_URL, config.SAFETY_CONTACT)
  const keeper = watchContent({ folders, first: readContent(() => load(folders)), load, now, say: logLook })
  const { sessions, log, sweep, redis } = await openStores(config, now, logger, meter)
  const keyring = createKeyring(config.SIGNPOST_SECRET ?? randomBytes(32), config.SIGNPOST_SECRET_OLD)
  const conversation: Conversation = {
    content: keeper.current,
    sessions,
    sessionKey: keyring.sessionKey,
    now,
  }
  const countingKey = (subject: string) => keyring.countingKey(subject, now())
  const floodStop = createFloodStop({
    name: 'conversation-requests',
    perMinute: config.MAXIMUM_REQUESTS_PER_CONVERSATION,
    keyOf: countingKey,
    redis,
  })
  const directLine = createDirectLine({
    keyring,
    log,
    takeTurn: (turn) => takeTurn(conversation, turn),
    content: conversation.content,
    endings: endingsOf(conversation),
    onBack: redis?.onBack,
    redis,
    answerMilliseconds: redis && answerMilliseconds,
    logger,
    now,
    tokenLifetimeSeconds: sessionLifetimeSeconds,
    maximumConversations: config.MAXIMUM_CONVERSATIONS,
    maximumMessageCharacters: config.MAXIMUM_MESSAGE_CHARACTERS,
    floodStop,
    meter,
  })
  const botFramework = serveBotFramework(config, conversation, floodStop)
  const processes = createProcesses({ version: () => keeper.current().version, redis })
  const server = createServer({
    directLine,
    botFramework,
    content: conversation.content,
    widget: await buildWidget().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error))),
    program: { version: packageJson.version, build: buildOf(import.meta.dirname) },
    publicUrl: config.PUBLIC_URL,
    allowedOrigins: config.ALLOWED_ORIGINS,
    maximumBodyBytes: config.MAXIMUM_BODY_BYTES,
    limits: addressLimits(config, countingKey, redis),
    // Half of them are left for requests.
    maximumConnections: 2 * config.MAXIMUM_SOCKETS,
    lead: config.CONTENT_KEY === undefined ? undefined : { key: config.CONTENT_KEY, kept: keeper, processes },
    redis: redis && (() => ({ isAway: redis.isAway(), persistence: redis.persistence() })),
    now,
    logger,
    meter,
  })
  if (redis !== undefined) await waitForAnswer(redis, redisMilliseconds)
  const port = await server.listen(config.PORT).catch((error: unknown) => stop(cannotListen(error, config.PORT)))
  await openMetrics(config)
  endProcessWell({
    finish: async () => void (await Promise.all([server.close(), botFramework?.settled()])),
    logger,
    meter,
  })
  setInterval(() => {
    sweep()
    keyring.sweep()
    directLine.sweep()
    // Whoever asks while they cannot be told reads that.
    processes.tell().catch(() => undefined)
  }, sweepMilliseconds).unref()
  console.log(
    startMessage({
      config,
      version: packageJson.version,
      content: keeper.current(),
      port,
      redis: redis && { isAway: redis.isAway(), persistence: redis.persistence() },
    }),
  )
}

async function openMetrics({ METRICS_PORT: port, METRICS_HOST: host }: Config): Promise<void> {
  if (port === undefined) return
  await serveMetrics(meter, { port, host }).catch((error: unknown) => stop(cannotListen(error, port, 'METRICS_PORT')))
}

function addressLimits(config: Config, keyOf: (address: string) => string, redis: Redis | undefined): AddressLimits {
  return createAddressLimits({
    trustedProxies: config.TRUSTED_PROXIES ?? [],
    requestsPerMinute: config.MAXIMUM_REQUESTS_PER_ADDRESS,
    tokensPerMinute: config.MAXIMUM_TOKENS_PER_ADDRESS,
    maximumSockets: config.MAXIMUM_SOCKETS,
    maximumSocketsPerAddress: config.MAXIMUM_SOCKETS_PER_ADDRESS,
    keyOf,
    redis,
  })
}

function serveBotFramework(
  config: Config,
  conversation: Conversation,
  floodStop: FloodStop,
): ServedBotFramework | undefined {
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
    floodStop,
    meter,
  })
  return { ...botFramework, loopbackOnly, identity: credentials === undefined ? undefined : servedBot(credentials) }
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

function cannotListen(error: unknown, port: number, setting: 'PORT' | 'METRICS_PORT' = 'PORT'): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: stop that one, or set ${setting} to another number.`
  if (code === 'EACCES')
    return `Port ${port} needs rights that this account does not have: set ${setting} to a number from 1024 up.`
  return `The server cannot listen on port ${port} (${String(code)}).`
}

function stop(...lines: readonly string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}

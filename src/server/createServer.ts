import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pino, type Logger } from 'pino'
import restify, { type Next, type Request, type Response, type Server } from 'restify'
import type { DirectLineService } from '../channels/directLine/directLineService.ts'
import type { Meter } from '../channels/Meter.ts'
import type { Content } from '../triage/content.ts'
import { emergencyText } from '../triage/views/emergencyBlock.ts'
import type { AddressLimits } from './addressLimits.ts'
import { createAddresses, isReadable, type Addresses } from './addresses.ts'
import type { BuiltWidget } from './buildWidget.ts'
import { checkOrigin } from './checkOrigin.ts'
import { directLineRoutes } from './directLineRoutes.ts'
import { createInTurn } from './inTurn.ts'
import { messagesRoute, type ServedBotFramework } from './messagesRoute.ts'
import { ownPagesRoutes, type LeadPage } from './ownPagesRoutes.ts'
import { pageRoutes } from './pageRoutes.ts'
import { createRefuse, type Refuse } from './refuse.ts'
import type { RedisState } from './readiness.ts'
import { route, type Handler } from './route.ts'
import { commonHeaders } from './securityHeaders.ts'
import { stopFloods } from './stopFloods.ts'
import { createStreams } from './streams.ts'
import type { Program } from './versions.ts'
import { webChatRoutes } from './webChatRoutes.ts'

/** What a server serves, and its limits. */
export type ServerOptions = {
  readonly directLine: DirectLineService
  /** Undefined: `/api/messages` is closed. */
  readonly botFramework?: ServedBotFramework | undefined
  readonly content: () => Content
  readonly widget: BuiltWidget
  readonly program: Program
  readonly publicUrl: string | undefined
  readonly allowedOrigins: readonly string[]
  readonly maximumBodyBytes: number
  /** What one address may do; undefined: anything. */
  readonly limits?: AddressLimits | undefined
  /** More connections than this are not taken. */
  readonly maximumConnections?: number | undefined
  readonly meter?: Meter | undefined
  /** The page about the content; undefined: there is none. */
  readonly lead?: LeadPage | undefined
  /** How Redis is found now; undefined: there is none. */
  readonly redis?: (() => RedisState) | undefined
  readonly now?: () => Date
  readonly logger: Logger
}

/** A server that is made and not yet listening. */
export type SignpostServer = {
  /** Answers the port it got; rejects when the port is taken. */
  readonly listen: (port: number) => Promise<number>
  /** Takes no more connections, lets running requests finish and closes the streams. */
  readonly close: () => Promise<void>
}

/** How long a client may take to send a request, and keep a connection without one: slow ones must not hold it for ever. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  // Whoever takes nothing of what is sent for so long is cut off; WebSockets have pings instead.
  timeout: 65_000,
}
/** Requests that have not finished this long after `close` are cut off. */
const closeMilliseconds = 7_000
const idleCheckMilliseconds = 100

/** Makes the HTTP server with all its routes. */
export function createServer(options: ServerOptions): SignpostServer {
  const addresses = createAddresses(options)
  const help = () => emergencyText(options.content(), undefined).line
  const streams = createStreams({ ...options, addresses, help })
  const refuse = createRefuse({ ...options, help })
  // Its own log would hold addresses and bodies, so restify has a silent one; its types still name its former logger.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never })
  const http = server.server as HttpServer
  Object.assign(http, patience)
  if (options.maximumConnections !== undefined) http.maxConnections = options.maximumConnections

  server.pre(createInTurn(), prepare(refuse), checkOrigin(addresses, refuse))
  if (options.limits) server.pre(stopFloods(options.limits, refuse))
  let isEnding = false
  addRoutes(server, { ...options, addresses, help, isEnding: () => isEnding })
  server.on('restifyError', answerError(refuse))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    streams.upgrade(request, socket, head).catch(() => socket.destroy())
  })

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        // restify passes errors on, and an error that nobody hears ends the process.
        server.once('error', reject)
        http.listen(port, () => {
          server.off('error', reject)
          resolve((http.address() as AddressInfo).port)
        })
      }),
    async close() {
      isEnding = true
      streams.close()
      const closed = new Promise((resolve) => http.close(resolve))
      // A connection is idle once its last answer is out.
      const idle = setInterval(() => http.closeIdleConnections(), idleCheckMilliseconds)
      const cutOff = setTimeout(() => http.closeAllConnections(), closeMilliseconds)
      await closed
      clearInterval(idle)
      clearTimeout(cutOff)
    },
  }
}

function addRoutes(
  server: Server,
  options: ServerOptions & {
    readonly addresses: Addresses
    readonly help: () => string
    readonly isEnding: () => boolean
  },
): void {
  const { botFramework, logger, help, meter } = options
  const { token, end } = webChatRoutes(options)
  const answering = (handler: Handler) => route(handler, logger, help, meter)
  server.post('/api/web-chat/token', answering(token))
  server.post('/api/web-chat/end', answering(end))
  for (const { method, path, handler } of directLineRoutes(options)) server[method](path, answering(handler))
  for (const { method, path, handler } of ownPagesRoutes(options)) server[method](path, answering(handler))
  if (botFramework) server.post('/api/messages', answering(messagesRoute({ ...options, botFramework })))
  for (const [path, handler] of Object.entries(pageRoutes(options))) {
    server.get(path, answering(handler))
    server.head(path, answering(handler))
  }
}

function prepare(refuse: Refuse): (request: Request, response: Response, next: Next) => void {
  return function prepareReply(request, response, next) {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
    if (isReadable(request)) return next()
    refuse(request, response, 'bad-address')
    return next(false)
  }
}

/** restify's own errors, for an address or method without a route, are answered in our words. Its callback would have it send its own after them. */
function answerError(refuse: Refuse) {
  return (request: Request, response: Response, { statusCode }: { readonly statusCode?: number }): void =>
    refuse(request, response, statusCode === 404 ? 'not-found' : statusCode === 405 ? 'method-not-allowed' : 'failed')
}

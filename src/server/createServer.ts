import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pino, type Logger } from 'pino'
import restify, { type Next, type Request, type Response, type Server } from 'restify'
import type { DirectLineService } from '../channels/directLine/directLineService.ts'
import type { Content } from '../triage/content.ts'
import { emergencyText } from '../triage/views/emergencyBlock.ts'
import { createAddresses, isReadable, type Addresses } from './addresses.ts'
import type { BuiltWidget } from './buildWidget.ts'
import { checkOrigin } from './checkOrigin.ts'
import { directLineRoutes } from './directLineRoutes.ts'
import { messagesRoute, type ServedBotFramework } from './messagesRoute.ts'
import { ownPagesRoutes, type LeadPage } from './ownPagesRoutes.ts'
import { pageRoutes } from './pageRoutes.ts'
import { problemReply } from './problems.ts'
import { sendReply } from './reply.ts'
import { route } from './route.ts'
import { commonHeaders } from './securityHeaders.ts'
import { createStreams } from './streams.ts'
import { webChatRoutes } from './webChatRoutes.ts'

/** What a server serves, and its limits. */
export type ServerOptions = {
  readonly directLine: DirectLineService
  /** Undefined: `/api/messages` is closed. */
  readonly botFramework?: ServedBotFramework | undefined
  readonly content: () => Content
  readonly widget: BuiltWidget
  readonly version: string
  readonly publicUrl: string | undefined
  readonly allowedOrigins: readonly string[]
  readonly maximumBodyBytes: number
  /** The page about the content; undefined: there is none. */
  readonly lead?: LeadPage | undefined
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

/** How long a client may take to send a request: a slow one must not hold a connection for ever. */
const headersMilliseconds = 15_000
const requestMilliseconds = 30_000
/** Requests that have not finished this long after `close` are cut off. */
const closeMilliseconds = 5_000

/** Makes the HTTP server with all its routes. */
export function createServer(options: ServerOptions): SignpostServer {
  const addresses = createAddresses(options)
  const streams = createStreams({ directLine: options.directLine, addresses })
  // Its own log would hold addresses and bodies, so restify has a silent one; its types still name its former logger.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never })
  const http = server.server as HttpServer
  Object.assign(http, { headersTimeout: headersMilliseconds, requestTimeout: requestMilliseconds })

  server.pre(prepare, checkOrigin(addresses))
  addRoutes(server, { ...options, addresses })
  server.on('restifyError', answerError)
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
      streams.close()
      const closed = new Promise((resolve) => http.close(resolve))
      const cutOff = setTimeout(() => http.closeAllConnections(), closeMilliseconds)
      await closed
      clearTimeout(cutOff)
    },
  }
}

function addRoutes(server: Server, options: ServerOptions & { readonly addresses: Addresses }): void {
  const { logger, botFramework } = options
  const { token, end } = webChatRoutes(options)
  const help = () => emergencyText(options.content(), undefined).line
  server.post('/api/web-chat/token', route(token, logger, help))
  server.post('/api/web-chat/end', route(end, logger, help))
  for (const { method, path, handler } of directLineRoutes({ ...options, help }))
    server[method](path, route(handler, logger, help))
  for (const { method, path, handler } of ownPagesRoutes(options)) server[method](path, route(handler, logger, help))
  if (botFramework) server.post('/api/messages', route(messagesRoute({ ...options, botFramework }), logger))
  for (const [path, handler] of Object.entries(pageRoutes(options))) {
    server.get(path, route(handler, logger))
    server.head(path, route(handler, logger))
  }
}

function prepare(request: Request, response: Response, next: Next): void {
  for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
  if (isReadable(request)) return next()
  sendReply(response, problemReply('bad-address'))
  return next(false)
}

/** restify's own errors, for an address or method without a route, are answered in our words. */
function answerError(
  _request: Request,
  response: Response,
  error: { readonly statusCode?: number },
  done: () => void,
): void {
  const problem = error.statusCode === 404 ? 'not-found' : error.statusCode === 405 ? 'method-not-allowed' : 'failed'
  sendReply(response, problemReply(problem))
  done()
}

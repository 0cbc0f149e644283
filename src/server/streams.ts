import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { DirectLineService, StreamRequest } from '../channels/directLine/directLineService.ts'
import type { Meter } from '../channels/Meter.ts'
import type { AddressLimits } from './addressLimits.ts'
import { isReadable, type Addresses } from './addresses.ts'
import { directLinePath } from './directLineRoutes.ts'
import { refusal, type Refused } from './problems.ts'
import { watermarkIn } from './watermarkIn.ts'

/** The WebSocket streams of Direct Line, beside restify: it answers no upgrades. */
export type Streams = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
  /** Closes every stream in such a way that its client connects again, elsewhere. */
  readonly close: () => void
}

/** Clients send empty frames to keep the connection open, and nothing else. */
const maximumFrameBytes = 1024
/** A client that does not take what it is sent is cut off: it can come back and catch up. */
const maximumWaitingBytes = 1024 * 1024
const pingMilliseconds = 30_000
/** A client that does not answer when it is sent away is not waited for. (The package's types do not know this option yet.) */
const farewell = { closeTimeout: 2_000 }

/** When a client that found no room may ask again: it polls meanwhile. */
const retrySeconds = 60

const closed = { done: 1000, goingAway: 1001, notText: 1003, refused: 1008 } as const

/** Makes the streams of a server. */
export function createStreams(options: {
  readonly directLine: DirectLineService
  readonly addresses: Addresses
  readonly limits?: Pick<AddressLimits, 'socket'> | undefined
  /** The emergency line. */
  readonly help: () => string
  readonly meter?: Meter | undefined
}): Streams {
  const { directLine, addresses, limits, help, meter } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maximumFrameBytes,
    perMessageDeflate: false,
    autoPong: false,
    ...farewell,
  })
  const silent = new WeakSet<WebSocket>()

  const pings = setInterval(() => {
    for (const client of sockets.clients) {
      if (silent.has(client)) client.terminate()
      silent.add(client)
      client.ping()
    }
  }, pingMilliseconds).unref()

  function refuse(socket: Duplex, refused: Refused): void {
    meter?.refused(refused.refused)
    const { status, body, headers = {} } = refusal(refused, help())
    const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': String(Buffer.byteLength(body)) })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${String(body)}`)
  }

  async function connect(client: WebSocket, request: StreamRequest): Promise<void> {
    const { conversationId } = request
    const stream = {
      send(text: string) {
        if (client.bufferedAmount > maximumWaitingBytes) return client.terminate()
        client.send(text)
      },
      close: () => client.close(closed.done),
    }
    meter?.socketOpened()
    client.on('close', () => meter?.socketClosed())
    answerPings(client)
    client.on('pong', () => silent.delete(client))
    client.on('message', (data: Buffer, isBinary) => {
      if (isBinary) client.close(closed.notText, 'only empty text frames are taken')
      else if (data.length > 0) client.close(closed.refused, 'post activities to /activities')
    })
    client.on('close', () => directLine.detach(conversationId, stream))
    // The socket closes by itself after an error, such as a frame that is too large.
    client.on('error', () => {})
    const outcome = await directLine.attach(request, stream)
    if ('refused' in outcome) client.close(closed.refused)
    if (client.readyState !== client.OPEN) directLine.detach(conversationId, stream)
  }

  return {
    async upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const asked = readRequest(request)
      if (!asked) return refuse(socket, { refused: 'not-found' })
      if (!addresses.isFromAllowedSite(request)) return refuse(socket, { refused: 'origin-not-allowed' })
      const held = limits?.socket(request)
      if (held && 'refused' in held) return refuse(socket, { ...held, afterSeconds: retrySeconds })
      if (held) socket.on('close', held.release)
      const outcome = await directLine.useTicket(asked)
      if ('refused' in outcome) return refuse(socket, outcome)
      sockets.handleUpgrade(request, socket, head, (client) => {
        connect(client, asked).catch(() => client.terminate())
      })
    },
    close() {
      clearInterval(pings)
      for (const client of sockets.clients) client.close(closed.goingAway)
      sockets.close()
    },
  }
}

/** More pings at once than the package would answer itself: where it would cut the client off, this closes with a reason. */
const maximumPings = 50

function answerPings(client: WebSocket): void {
  let unanswered = 0
  client.on('ping', (data: Buffer) => {
    if (client.readyState !== client.OPEN) return
    unanswered++
    if (unanswered > maximumPings) client.close(closed.refused, 'too many pings at once')
    else client.pong(data, false, () => unanswered--)
  })
}

const streamPath = new RegExp(`^${directLinePath}/conversations/([^/]+)/stream$`)

function readRequest(request: IncomingMessage): StreamRequest | undefined {
  if (!isReadable(request)) return undefined
  const { pathname, searchParams } = new URL(`http://localhost${request.url ?? ''}`)
  const conversationId = streamPath.exec(pathname)?.[1]
  if (conversationId === undefined) return undefined
  const ticket = searchParams.get('t') ?? undefined
  return { conversationId, ticket, watermark: watermarkIn(searchParams) }
}

import {
  createServer,
  request as ask,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from './certificates.ts'

/** What a proxy does wrong; nothing of it is a proxy as it should be. */
export type Fault = {
  /** Answers in the server's place, where this gives a status. */
  readonly answer?: (
    request: IncomingMessage,
  ) => { status: number; headers?: OutgoingHttpHeaders; body?: string } | undefined
  readonly requestHeaders?: (headers: OutgoingHttpHeaders) => OutgoingHttpHeaders
  readonly responseHeaders?: (headers: OutgoingHttpHeaders, request: IncomingMessage) => OutgoingHttpHeaders
  readonly body?: (body: Buffer, request: IncomingMessage) => Buffer
  readonly upgrades?: 'refused' | 'silent' | 'muted'
}

/** A reverse proxy with TLS before servers on this machine, such as a trust has; without a certificate it speaks plain http. */
export async function startTlsProxy(certificate: Certificate | undefined, ports: readonly number[]) {
  const state = { fault: {} as Fault, ports, next: 0 }
  const sockets = new Set<Duplex>()
  const nextPort = () => state.ports[state.next++ % state.ports.length]

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const { fault } = state
    const own = fault.answer?.(request)
    if (own !== undefined) {
      response.writeHead(own.status, own.headers)
      response.end(own.body ?? '<html>nginx</html>')
      return
    }
    const headers = headersOf(request)
    const through = ask(
      { host: '127.0.0.1', port: nextPort(), method: request.method, path: request.url, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => void chunks.push(chunk))
        answer.on('end', () => {
          const body = fault.body?.(Buffer.concat(chunks), request) ?? Buffer.concat(chunks)
          const kept = leaveOut(answer.headers, 'content-length', 'connection')
          response.writeHead(answer.statusCode ?? 502, fault.responseHeaders?.(kept, request) ?? kept)
          response.end(body)
        })
      },
    )
    through.on('error', () => {
      // restify, where it is loaded, answers nothing to `writeHead`.
      response.writeHead(502)
      response.end('<html>502 Bad Gateway</html>')
    })
    request.pipe(through)
  }
  function headersOf(request: IncomingMessage): OutgoingHttpHeaders {
    const headers = { ...request.headers, 'x-forwarded-for': '192.0.2.1' }
    return state.fault.requestHeaders?.(headers) ?? headers
  }
  function upgrade(request: IncomingMessage, socket: Duplex): void {
    const { upgrades } = state.fault
    if (upgrades === 'refused') return void socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
    if (upgrades === 'silent') return
    const through = ask({
      host: '127.0.0.1',
      port: nextPort(),
      path: request.url,
      headers: headersOf(request),
      agent: false,
    })
    through.on('upgrade', (answer, other: Socket, head) => {
      sockets.add(other)
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`)
      if (upgrades !== 'muted') {
        socket.write(head)
        other.pipe(socket)
      }
      socket.pipe(other)
      for (const each of [socket, other]) each.on('error', () => {})
      socket.on('close', () => other.destroy())
      other.on('close', () => socket.destroy())
    })
    through.on('response', ({ statusCode }) =>
      socket.end(`HTTP/1.1 ${String(statusCode)} No\r\nContent-Length: 0\r\n\r\n`),
    )
    through.on('error', () => socket.destroy())
    through.end()
  }

  const server = certificate === undefined ? createServer(forward) : createSecureServer(certificate, forward)
  server.on('upgrade', upgrade)
  server.on('connection', (socket: Socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => void server.listen(0, '0.0.0.0', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    address: `${certificate === undefined ? 'http' : 'https'}://localhost:${port}`,
    /** From now on it does this wrong, and nothing else. */
    break: (fault: Fault) => void (state.fault = fault),
    /** From now on it leads to these servers, in turn. */
    leadTo: (...others: readonly number[]) => void (state.ports = others),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Headers without some of them. */
export function leaveOut(headers: OutgoingHttpHeaders, ...names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}

export type TlsProxy = Awaited<ReturnType<typeof startTlsProxy>>

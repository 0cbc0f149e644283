import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Authority } from './certificates.ts'

const hosts = ['login.microsoftonline.com', 'login.botframework.com', 'smba.trafficmanager.net'] as const

/** A host of Microsoft's that a bot needs. */
export type MicrosoftHost = (typeof hosts)[number]

/** A message that the bot sent to Teams, or changed there. */
export type SentActivity = Readonly<Record<string, unknown>>

/**
 * What a bot needs of Microsoft, on this machine: the sign-in, the keys of the Bot Framework, and the service of Teams. A program
 * reaches it through the settings in `environment`, as any program behind an outgoing proxy: nothing of the program is changed.
 */
export async function startMicrosoftCloud(authority: Authority) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const { n, e } = await exportJWK(publicKey)
  const state = { blocked: new Set<string>(), refusal: undefined as string | undefined, dateOffset: 0 }
  const sent: SentActivity[] = []
  const waiting = new Set<() => void>()

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', authorization } = request.headers
    const path = (request.url ?? '').replace(/\?.*/, '')
    const body = await text(request)
    // A connection that stays open would go on after it is blocked.
    response.setHeader('Connection', 'close')
    response.setHeader('Date', new Date(Date.now() + state.dateOffset).toUTCString())
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (host === 'login.botframework.com') {
      const keys = [{ kty: 'RSA', use: 'sig', kid: 'known', n, e, endorsements: ['msteams'] }]
      return answer(
        200,
        path.endsWith('/keys')
          ? { keys }
          : { issuer: 'https://api.botframework.com', jwks_uri: 'https://login.botframework.com/keys' },
      )
    }
    if (host === 'login.microsoftonline.com') {
      const base = `https://${host}${/^\/[^/]+/.exec(path)?.[0] ?? ''}`
      const endpoints = {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
      }
      if (!path.endsWith('/token')) return answer(200, endpoints)
      if (state.refusal !== undefined)
        return answer(400, { error: 'invalid_client', error_description: `${state.refusal}: told in many words.` })
      return answer(200, {
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: `token for ${body.length} characters`,
      })
    }
    if (authorization === undefined) return answer(401, {})
    sent.push(JSON.parse(body) as SentActivity)
    answer(200, { id: `card-${sent.length}` })
    for (const check of waiting) check()
  }

  const secure = createSecureServer(authority.issue(hosts), (request, response) => void respond(request, response))
  const proxy = createServer((_, response) => {
    response.writeHead(502)
    response.end()
  })
  const port = await listen(secure)
  proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => socket.destroy())
    const [host = ''] = (request.url ?? '').split(':')
    if (state.blocked.has(host) || !hosts.some((each) => each === host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      through.pipe(socket).pipe(through)
    })
    through.on('error', () => socket.destroy())
  })
  // What a proxy has connected is no request any more, so closing the server leaves it open.
  const sockets = new Set<Socket>()
  proxy.on('connection', (socket: Socket) => void sockets.add(socket))
  const proxyAddress = `http://127.0.0.1:${await listen(proxy)}`

  return {
    environment: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: proxyAddress,
      NO_PROXY: 'localhost,127.0.0.1,::1',
      NODE_EXTRA_CA_CERTS: authority.file,
    },
    sent,
    /** From now on nobody gets to these hosts, and to all others again. */
    block: (...blocked: readonly MicrosoftHost[]) => void (state.blocked = new Set(blocked)),
    /** From now on the sign-in refuses with this code; undefined: it gives tokens. */
    refuse: (code: string | undefined) => void (state.refusal = code),
    /** From now on its clock is so many milliseconds ahead. */
    moveClock: (milliseconds: number) => void (state.dateOffset = milliseconds),
    /** A token as Teams sends it to the bot with this app id. */
    token: async (appId: string) =>
      new SignJWT({ serviceurl: 'https://smba.trafficmanager.net/uk/' })
        .setProtectedHeader({ alg: 'RS256', kid: 'known', typ: 'JWT' })
        .setIssuer('https://api.botframework.com')
        .setAudience(appId)
        .setNotBefore('-1m')
        .setExpirationTime('10m')
        .sign(privateKey),
    /** Resolves when so many messages have been sent in all. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (sent.length < count) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([close(secure), close(proxy)])
    },
  }
}

export type MicrosoftCloud = Awaited<ReturnType<typeof startMicrosoftCloud>>

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function close(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

import { get as httpGet, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { realContent } from '../support/realContent.ts'
import { createClient } from './support/client.ts'
import { startServer, type TestServer } from './support/startServer.ts'

const intranet = 'https://intranet.example.nhs.uk'
let server: TestServer
let client: ReturnType<typeof createClient>
beforeAll(async () => {
  server = await startServer({ allowedOrigins: [intranet] })
  client = createClient(server.address)
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers })

/** A file as it comes over the network: fetch would decompress it. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    httpGet(server.address + path, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
    }).on('error', reject)
  })
}

describe('the page', () => {
  it('is served with the emergency numbers in it and loads only from this server', async () => {
    const response = await get('/')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('999')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`)
    expect(policy).toContain(`frame-ancestors 'self' ${intranet}`)
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  it.each([
    ['/widget.js', 'text/javascript; charset=utf-8'],
    ['/chat.js', 'text/javascript; charset=utf-8'],
    ['/accessibility', 'text/html; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
    ['/healthz', 'application/json; charset=utf-8'],
    ['/version', 'application/json; charset=utf-8'],
  ])('has %s beside it', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
  })

  it('says which version of the program and of the content it serves', async () => {
    expect((await client.call('GET', '/version')).body).toEqual({
      version: '0.0.0-test',
      build: 'test',
      content: realContent.version,
      approved: false,
      approval: realContent.phrases.approval.none,
      catalog: {
        services: realContent.catalog.services.length,
        newestCheck: 'never',
        nextCheckBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        overdue: expect.any(Number),
        dueSoon: expect.any(Number),
      },
      node: process.version,
    })
  })

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.1', 'gzip', gunzipSync],
    ['identity', undefined, (body: Buffer) => body],
  ])('is sent compressed to a client that accepts %s', async (accepted, encoding, decode) => {
    const plain = await (await get('/chat.js')).text()
    const { headers, body } = await raw('/chat.js', { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers['vary']).toBe('Origin, Accept-Encoding')
    expect(decode(body).toString()).toBe(plain)
  })

  it('carries with its scripts their words, the emergency line for a page that has put none in, and nothing of the statement', async () => {
    const [first, chat] = await Promise.all(['/widget.js', '/chat.js'].map(async (path) => (await get(path)).text()))
    expect(first).toContain('Samaritans: phone 116 123')
    expect(chat).toContain(JSON.stringify(realContent.widget.status.offline))
    expect(`${first} ${chat}`).not.toContain(realContent.widget.accessibility.heading)
  })

  it('answers HEAD without a body', async () => {
    const response = await fetch(server.address, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

describe('every response', () => {
  it.each(['/', '/accessibility', '/widget.js', '/chat.js', '/healthz', '/nowhere', '/api/web-chat/token'])(
    'at %s is neither stored, sniffed nor referred',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.get('content-security-policy')).toContain('frame-ancestors')
      expect(headers.get('server')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
    },
  )
})

describe('another site', () => {
  const token = (origin: string) =>
    fetch(`${server.address}/api/web-chat/token`, { method: 'POST', headers: { origin } })

  it('gets a token when it is in ALLOWED_ORIGINS', async () => {
    const response = await token(intranet)
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(intranet)
    expect(response.headers.get('vary')).toBe('Origin')
  })

  it.each(['https://evil.example', `${intranet}.evil.example`, 'null', `${intranet}:8443`])(
    'gets none from %s',
    async (origin) => {
      const response = await token(origin)
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('is not in the way of our own page', async () => {
    expect((await token(server.address)).status).toBe(200)
  })

  it('is told beforehand what it may send', async () => {
    const response = await fetch(`${server.address}/v3/directline/conversations`, {
      method: 'OPTIONS',
      headers: { origin: intranet, 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(intranet)
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  })
})

describe('behind a proxy', () => {
  it('every address it gives out begins with PUBLIC_URL', async () => {
    const proxied = await startServer({ publicUrl: 'https://signpost.example.nhs.uk/chat' })
    const proxiedClient = createClient(proxied.address)
    const { body } = await proxiedClient.call<{ domain: string; token: string }>('POST', '/api/web-chat/token')
    expect(body.domain).toBe('https://signpost.example.nhs.uk/chat/v3/directline')
    const started = await proxiedClient.start(body.token)
    expect(started.body.streamUrl).toMatch(/^wss:\/\/signpost\.example\.nhs\.uk\/chat\/v3\/directline\/conversations\//)
    const policy = (await fetch(proxied.address)).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self' wss://signpost.example.nhs.uk;")
    await proxied.close()
  })
})

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRedis, type TestRedis } from '../redis/support/startRedis.ts'
import { until } from '../redis/support/until.ts'
import { createAuthority, type Authority } from '../support/certificates.ts'
import { projectRoot } from '../support/realContent.ts'
import { debianTool } from './debianTool.ts'
import { freePort } from './freePort.ts'

const word = 'unmistakable-word-of-a-test'
const given = debianTool('nginx')

describe('nginx with deploy/nginx.conf before two processes of Signpost and Redis', () => {
  let folder: string
  let port: number
  let authority: Authority
  let redis: TestRedis
  let servers: readonly Program[] = []
  let nginx: ChildProcess | undefined
  const said: string[] = []

  given(
    'takes its configuration',
    async () => {
      ;[folder, authority, redis] = [
        mkdtempSync(join(tmpdir(), 'signpost-nginx-')),
        createAuthority(),
        await startRedis(),
      ]
      port = await freePort()
      const environment = {
        REDIS_URL: redis.url,
        SIGNPOST_SECRET: 'ab'.repeat(32),
        PUBLIC_URL: `https://localhost:${port}`,
        TRUSTED_PROXIES: '1',
      }
      servers = await Promise.all([startSignpost(environment, said), startSignpost(environment, said)])
      writeConfiguration(folder, authority, servers, [port, await freePort()])
      const { status, stderr } = spawnSync('nginx', ['-t', '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
        encoding: 'utf8',
      })
      expect([status, stderr]).toEqual([0, expect.stringContaining('test is successful')])
    },
    180_000,
  )

  given('passes on a conversation over TLS, with its WebSocket, while a process goes', async () => {
    nginx = spawn('nginx', ['-e', 'stderr', '-g', 'daemon off;', '-c', join(folder, 'nginx.conf')])
    for (const stream of [nginx.stdout, nginx.stderr]) stream?.on('data', (text: Buffer) => said.push(text.toString()))
    const call = createCaller(port, readFileSync(authority.file, 'utf8'))
    await until(async () => (await call('GET', '/healthz').catch(() => undefined))?.status === 200)
    expect((await call('GET', '/')).headers).toMatchObject({
      'strict-transport-security': expect.any(String) as string,
    })

    const token = (await call('POST', '/api/web-chat/token', {})).body as { readonly token: string }
    const opened = (await call('POST', '/v3/directline/conversations', {}, token.token)).body as {
      readonly streamUrl: string
      readonly conversationId: string
      readonly token: string
    }
    expect(opened.streamUrl).toMatch(new RegExp(`^wss://localhost:${port}/`))
    const socket = new WebSocket(opened.streamUrl, { ca: readFileSync(authority.file) })
    const received: string[] = []
    socket.on('message', (text: Buffer) => received.push(text.toString()))
    await once(socket, 'open')

    const path = `/v3/directline/conversations/${opened.conversationId}/activities`
    const hello = {
      type: 'message',
      from: { id: 'someone' },
      text: `I am so tired, ${word}`,
      channelData: { clientActivityID: 'one' },
    }
    expect((await call('POST', path, hello, opened.token)).status).toBe(200)
    await until(() => received.join('').includes('999'))
    socket.close()

    await servers[0]?.stop()
    for (const _ of [1, 2, 3, 4]) expect((await call('GET', '/services')).status).toBe(200)
    const again = await call('GET', path, undefined, opened.token)
    expect(again.status).toBe(200)
    expect(JSON.stringify(again.body)).toContain('999')
  })

  given('sends a request without TLS to the one with it', async () => {
    const plain = Number(/listen (\d+);/.exec(readFileSync(join(folder, 'nginx.conf'), 'utf8'))?.[1])
    const { status, headers } = await fetch(`http://localhost:${plain}/services`, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([301, 'https://localhost/services'])
  })

  given('writes down no path, no address and no word, not even of what went wrong', async () => {
    await Promise.all(servers.map((server) => server.stop()))
    const call = createCaller(port, readFileSync(authority.file, 'utf8'))
    expect((await call('GET', '/services')).status).toBeGreaterThanOrEqual(502)
    nginx?.kill('SIGQUIT')
    if (nginx !== undefined) await once(nginx, 'exit')
    expect(said.join('')).not.toMatch(new RegExp(`${word}|/v3/directline|/services|127\\.0\\.0\\.1|::1`))
    const written = readdirSync(join(folder, 'tmp'), { recursive: true, withFileTypes: true })
    expect(written.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([])
  })

  afterAll(async () => {
    nginx?.kill('SIGKILL')
    await Promise.all(servers.map((server) => server.stop()))
    await (redis as TestRedis | undefined)?.stop()
    ;(authority as Authority | undefined)?.remove()
    if ((folder as string | undefined) !== undefined) rmSync(folder, { recursive: true, force: true })
  })
})

type Program = { readonly port: number; readonly stop: () => Promise<unknown> }

/** Starts a process of Signpost and waits until it answers. */
async function startSignpost(environment: Readonly<Record<string, string>>, said: string[]): Promise<Program> {
  const port = await freePort()
  const program = spawn(process.execPath, ['src/signpost.cjs'], {
    cwd: projectRoot,
    env: { ...environment, PORT: String(port) },
  })
  const ended = once(program, 'exit')
  let isThere = false
  for (const stream of [program.stdout, program.stderr]) {
    // What it says while it starts, its own addresses among it, is no log of requests.
    stream.on('data', (text: Buffer) => isThere && said.push(text.toString()))
  }
  const ask = () => fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
  await Promise.race([until(async () => (await ask())?.ok === true), ended])
  isThere = true
  return {
    port,
    stop() {
      program.kill('SIGKILL')
      return ended
    },
  }
}

/** The configuration as it stands, with the places and ports of this test. */
function writeConfiguration(
  folder: string,
  authority: Authority,
  servers: readonly Program[],
  ports: readonly number[],
): void {
  const { key, cert } = authority.issue(['localhost'])
  mkdirSync(join(folder, 'tmp'))
  writeFileSync(join(folder, 'fullchain.pem'), cert)
  writeFileSync(join(folder, 'privkey.pem'), key)
  const changes: readonly (readonly [string, string])[] = [
    ['/tmp/', `${folder}/tmp/`],
    ['/etc/nginx/tls/', `${folder}/`],
    ['signpost-1:3978', `127.0.0.1:${servers[0]?.port}`],
    ['signpost-2:3978', `127.0.0.1:${servers[1]?.port}`],
    ['listen 8443 ssl', `listen ${ports[0]} ssl`],
    ['listen 8080', `listen ${ports[1]}`],
  ]
  const text = readFileSync(join(projectRoot, 'deploy/nginx.conf'), 'utf8')
  for (const [from] of changes) expect(text).toContain(from)
  writeFileSync(
    join(folder, 'nginx.conf'),
    changes.reduce((all, [from, to]) => all.replaceAll(from, to), text),
  )
}

type Answer = { readonly status: number; readonly headers: object; readonly body: unknown }

/** Calls the proxy over TLS, trusting the test's own authority. */
function createCaller(port: number, ca: string) {
  return (method: string, path: string, body?: object, token?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      }
      const call = request({ host: 'localhost', port, path, method, ca, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          const isJson = /json/.test(response.headers['content-type'] ?? '')
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: isJson ? JSON.parse(text) : text,
          })
        })
      })
      call.on('error', reject)
      call.end(body === undefined ? undefined : JSON.stringify(body))
    })
}

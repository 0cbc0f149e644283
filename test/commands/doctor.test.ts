import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import type { State } from '../../src/commands/checks/Check.ts'
import { runChecks } from '../../src/commands/checks/runChecks.ts'
import { doctorChecks } from '../../src/commands/doctor/doctorChecks.ts'
import { readManifest } from '../../src/commands/doctor/readManifest.ts'
import type { Visit } from '../../src/commands/doctor/Visit.ts'
import { makeManifest } from '../../src/commands/packageTeams.ts'
import { freePort, startRedis } from '../redis/support/startRedis.ts'
import { createAuthority, selfSigned, type Authority, type Certificate } from '../support/certificates.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { realContent } from '../support/realContent.ts'
import { leaveOut, startTlsProxy, type Fault, type TlsProxy } from '../support/startTlsProxy.ts'
import { run } from './run.ts'
import { startSignpost } from './support/startSignpost.ts'
import { brokenAt, statesOf } from './support/statesOf.ts'

const origin = 'https://intranet.example.nhs.uk'
const bot = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '66666666-7777-8888-9999-000000000000',
  MicrosoftAppPassword: 'a password',
}
const other = '99999999-9999-9999-9999-999999999999'

let folder: string
let authority: Authority
let proxy: TlsProxy
let server: Awaited<ReturnType<typeof startSignpost>>
let settings: Readonly<Record<string, string>>
let told: Visit
let whole: Readonly<Record<string, State>>
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signpost-doctor-'))
  authority = createAuthority()
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(authority.file, 'utf8')])
  proxy = await startTlsProxy(authority.issue(['localhost']), [])
  const secret = randomBytes(32).toString('base64')
  settings = { ...bot, PUBLIC_URL: proxy.address, ALLOWED_ORIGINS: origin, SIGNPOST_SECRET: secret }
  server = await startSignpost(settings)
  proxy.leadTo(server.port)
  told = {
    address: proxy.address,
    now: () => new Date(),
    appId: bot.MicrosoftAppId,
    appType: bot.MicrosoftAppType,
    tenantId: bot.MicrosoftAppTenantId,
    manifest: await writtenManifest(),
    origin,
  }
  whole = statesOf(await examine({}))
})
afterEach(async () => {
  proxy.break({})
  proxy.leadTo(server.port)
  for (const close of closing.splice(0)) await close()
})
afterAll(async () => {
  await server.stop()
  await proxy.close()
  authority.remove()
  await rm(folder, { recursive: true })
})

/** What the doctor says, told all this. */
async function examine(differences: Partial<Visit>) {
  return (await runChecks(doctorChecks, { ...told, ...differences })).findings
}

/** Holds that this link alone is named, with these words, and that no other is blamed. */
async function expectBroken(link: string, words: RegExp, differences: Partial<Visit> = {}, state: State = 'wrong') {
  const findings = await examine(differences)
  expect(statesOf(findings)).toEqual(brokenAt(doctorChecks, whole, link, state))
  const finding = findings.find((each) => each.link === link)
  expect(finding?.says).toMatch(words)
  expect(finding?.todo).toEqual(expect.any(String))
}

async function started(differences: Readonly<Record<string, string>>, node: readonly string[] = []): Promise<number> {
  const one = await startSignpost({ ...settings, ...differences }, node)
  closing.push(one.stop)
  return one.port
}

async function proxyWith(certificate: Certificate | undefined): Promise<TlsProxy> {
  const one = await startTlsProxy(certificate, [server.port])
  closing.push(one.close)
  return one
}

/** The manifest as it is uploaded, with these changes. */
async function writtenManifest(differences: object = {}) {
  const made = await makeManifest(realContent.teams, { ...settings, TRUST_NAME: 'Anytown Hospitals NHS Trust' })
  const path = join(folder, 'signpost-teams.zip')
  await writeFile(path, zipSync({ 'manifest.json': strToU8(JSON.stringify({ ...made, ...differences })) }))
  return readManifest(path)
}

test('where nothing is broken, nothing is blamed', () => {
  const notOk = Object.entries(whole).filter(([, state]) => state !== 'ok')
  // True of the test: its authority is known to nobody else, and nobody has approved the wording.
  expect(notOk).toEqual([
    ['issuer', 'warning'],
    ['catalog', 'warning'],
    ['approval', 'warning'],
  ])
})

describe('on the way to the server', () => {
  test('a name that does not exist', () =>
    expectBroken('name', /no host called/, { address: 'https://signpost.invalid' }))

  test('a port on which nobody listens', async () =>
    expectBroken('port', /no program listens/, { address: `https://localhost:${await freePort()}` }))

  test.each([
    ['that is over', () => authority.issue(['localhost'], -1), /ended on/],
    ['for another name', () => authority.issue(['other.example.nhs.uk']), /for another name: other\.example\.nhs\.uk/],
    ['that vouches for itself', () => selfSigned('localhost'), /vouches for itself/],
    [
      'without those between it and its authority',
      () => authority.issueBelow(['localhost'], false),
      /nothing leads from there/,
    ],
  ])('a certificate %s', async (_, make, words) => {
    const { address } = await proxyWith(make())
    await expectBroken('certificate', words, { address })
  })

  test('a certificate of an authority that nobody knows', async () => {
    const stranger = createAuthority()
    const { address } = await proxyWith(stranger.issue(['localhost']))
    stranger.remove()
    await expectBroken('certificate', /nothing leads from there/, { address })
  })

  test('a certificate with those between, but about to end', async () => {
    const { address } = await proxyWith(authority.issueBelow(['localhost'], true))
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    const findings = await examine({ address, now: () => days(20) })
    expect(findings.find(({ link }) => link === 'certificate')).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/ends in (9|10) days/),
    })
  })

  test('plain http where https is expected', async () => {
    const { port } = await proxyWith(undefined)
    await expectBroken('certificate', /does not speak TLS/, { address: `https://localhost:${port}` })
  })

  test('plain http for people who are elsewhere', async () => {
    const { port } = await proxyWith(undefined)
    await expectBroken('certificate', /There is no TLS/, { address: `http://127.0.0.2:${port}` })
  })
})

describe('between the proxy and the server', () => {
  test('a server that does not run', async () => {
    proxy.leadTo(await freePort())
    await expectBroken('server', /answers \(502\) and does not reach Signpost/)
  })

  const at = (path: RegExp, answer: NonNullable<ReturnType<NonNullable<Fault['answer']>>>): Fault => ({
    answer: ({ url = '', method = '' }) => (path.test(`${method} ${url}`) ? answer : undefined),
  })
  const without = (...names: readonly string[]): Fault => ({
    responseHeaders: (headers) => leaveOut(headers, ...names),
  })
  const adding =
    (more: Readonly<Record<string, string>>): NonNullable<Fault['responseHeaders']> =>
    (headers) => ({ ...headers, ...more })
  const signIn = { Location: 'https://login.microsoftonline.com/common/oauth2/authorize' }
  const page = { 'Content-Type': 'text/html' }

  test.each<readonly [string, Fault, string, RegExp]>([
    [
      'sends people to another address',
      at(/./, { status: 301, headers: { Location: 'https://www.nhs.uk/' } }),
      'server',
      /sends people on to https:\/\/www\.nhs\.uk/,
    ],
    ['makes people sign in', at(/./, { status: 302, headers: signIn }), 'server', /sign in/],
    ['lets only some addresses in', at(/./, { status: 403 }), 'server', /refused \(403\)/],
    [
      'leads to another program',
      at(/./, { status: 200, headers: page, body: '<h1>It works!</h1>' }),
      'server',
      /not Signpost/,
    ],
    ['waits in vain', at(/./, { status: 504 }), 'server', /\(504\)/],
    ['keeps a path to itself', at(/ \/version/, { status: 404 }), 'version', /does not say what runs/],
    [
      'takes headers away',
      without('content-security-policy', 'referrer-policy'),
      'headers',
      /takes away: Referrer-Policy, Content-Security-Policy/,
    ],
    ['takes away what forbids copies', without('cache-control'), 'copies', /takes "Cache-Control: no-store" away/],
    [
      'answers from its cache',
      { responseHeaders: adding({ 'x-cache': 'HIT from proxy' }) },
      'copies',
      /out of a cache/,
    ],
    ['refuses what is posted', at(/^POST \/api\/web-chat/, { status: 405 }), 'web chat token', /gets no token \(405\)/],
    [
      'takes the Authorization header away',
      { requestHeaders: (headers) => leaveOut(headers, 'authorization') },
      'web chat token',
      /takes the Authorization header away/,
    ],
    [
      'does not know Direct Line',
      at(/^POST \/v3\/directline\/conversations$/, { status: 404 }),
      'conversation',
      /not by Signpost/,
    ],
    ['refuses answers', at(/^POST .*\/activities/, { status: 413 }), 'reply', /not taken \(413\)/],
    ['does not know a script', at(/ \/chat\.js/, { status: 404 }), 'widget', /\/chat\.js does not come \(404\)/],
    [
      'gives scripts another type',
      {
        responseHeaders: (headers, { url }) =>
          url === '/chat.js' ? { ...headers, 'content-type': 'text/plain' } : headers,
      },
      'widget',
      /comes changed: as text\/plain/,
    ],
    ['spoils what is compressed', without('content-encoding'), 'widget', /does not come|comes changed/],
    [
      'takes away what lets sites in',
      without('access-control-allow-origin'),
      'embedding',
      /takes or changes Access-Control-Allow-Origin/,
    ],
    ['refuses OPTIONS', at(/^OPTIONS/, { status: 405 }), 'embedding', /OPTIONS\), and are refused \(405\)/],
    [
      'forbids frames',
      { responseHeaders: adding({ 'x-frame-options': 'SAMEORIGIN' }) },
      'embedding',
      /adds X-Frame-Options: SAMEORIGIN/,
    ],
    ['keeps Microsoft out', at(/ \/api\/messages/, { status: 403 }), 'messages endpoint', /403 instead of 401/],
  ])('a proxy that %s', async (_, fault, link, words) => {
    proxy.break(fault)
    await expectBroken(link, words)
  })

  test.each<readonly [string, Fault, string, RegExp]>([
    [
      'changes headers',
      { responseHeaders: adding({ 'permissions-policy': 'camera=*' }) },
      'headers',
      /changes: Permissions-Policy/,
    ],
    ['refuses WebSockets', { upgrades: 'refused' }, 'WebSocket', /answers 400/],
    ['swallows WebSockets', { upgrades: 'silent' }, 'WebSocket', /does not open/],
    ['lets nothing through a WebSocket', { upgrades: 'muted' }, 'WebSocket', /nothing comes through/],
    [
      'leads to another version',
      { body: (body, { url }) => (url === '/version' ? Buffer.from(body.toString().replace('0.1.0', '0.0.9')) : body) },
      'version',
      /0\.0\.9 runs there, and this is the doctor of 0\.1\.0/,
    ],
    [
      'leads to another build',
      {
        body: (body, { url }) =>
          url === '/version' ? Buffer.from(body.toString().replace(/"build":"\w+"/, '"build":"other"')) : body,
      },
      'version',
      /Build other of Signpost 0\.1\.0 runs there, and this is the doctor of build \w{12}/,
    ],
  ])('a proxy that %s, which is no more than a warning', async (_, fault, link, words) => {
    proxy.break(fault)
    await expectBroken(link, words, {}, 'warning')
  })

  test('a proxy that ends connections without an answer', async () => {
    const silent = createTlsServer(authority.issue(['localhost']), (socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.destroy())
    }).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    closing.push(async () => void silent.close())
    const { port } = silent.address() as AddressInfo
    await expectBroken('server', /\/healthz got no answer/, { address: `https://localhost:${port}` })
  })
})

describe('at the server', () => {
  test('no PUBLIC_URL', async () => {
    proxy.leadTo(await started({ PUBLIC_URL: '' }))
    await expectBroken('public address', /calls itself http:\/\/localhost:\d+, so browsers refuse/)
  })

  test('no PUBLIC_URL, and a proxy that puts another name in the place of the one people use', async () => {
    proxy.leadTo(await started({ PUBLIC_URL: '' }))
    proxy.break({ requestHeaders: (headers) => ({ ...headers, host: 'signpost.internal' }) })
    await expectBroken('public address', /calls itself http:\/\/signpost\.internal, which is not the address you gave/)
  })

  test('a PUBLIC_URL of another place', async () => {
    proxy.leadTo(await started({ PUBLIC_URL: 'https://old.example.nhs.uk' }))
    await expectBroken('public address', /calls itself https:\/\/old\.example\.nhs\.uk/)
  })

  test.each<readonly [number, State]>([
    [20, 'wrong'],
    [3, 'warning'],
  ])('a clock that is %d minutes ahead', async (minutes, state) => {
    const ahead = `const Real = Date; const shift = ${minutes} * 60000
      globalThis.Date = class extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now() + shift) : super(...given) }
        static now() { return Real.now() + shift }
      }`
    proxy.leadTo(await started({}, ['--import', `data:text/javascript,${encodeURIComponent(ahead)}`]))
    await expectBroken('clock', new RegExp(`${minutes} minutes ahead of`), {}, state)
  })

  test('a Redis that is away', async () => {
    proxy.leadTo(await started({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }))
    await expectBroken('ready', /Redis does not answer/)
  })

  test('a Redis that writes to a disk', async () => {
    const redis = await startRedis(['--save', '60 1'])
    closing.push(redis.stop)
    proxy.leadTo(await started({ REDIS_URL: redis.url }))
    await expectBroken('ready', /WRITES TO A DISK/, {}, 'warning')
  })

  test('nothing, where two processes share a Redis', async () => {
    const redis = await startRedis()
    closing.push(redis.stop)
    proxy.leadTo(await started({ REDIS_URL: redis.url }), await started({ REDIS_URL: redis.url }))
    expect(statesOf(await examine({}))).toEqual(whole)
  })

  test('two processes with a secret each', async () => {
    proxy.leadTo(server.port, await started({ SIGNPOST_SECRET: randomBytes(32).toString('base64') }))
    await expectBroken('processes', /do not know the tokens/)
  })

  test('two processes without a Redis', async () => {
    proxy.leadTo(server.port, await started({}))
    await expectBroken('processes', /do not know the conversations/)
  })

  test('a catalog that nobody has checked in time', async () => {
    const copy = contentCopy()
    closing.push(async () => copy.remove())
    copy.replace('services-catalog/uk/samaritans.yaml', 'recheckBy: "2027-02-22"', 'recheckBy: "2026-05-01"')
    proxy.leadTo(await started({ CONTENT_DIR: copy.root }))
    await expectBroken(
      'catalog',
      /^1 of \d+ services should have been checked again, the first by 2026-05-01/,
      {},
      'warning',
    )
  })

  test('a site that is not in ALLOWED_ORIGINS', () =>
    expectBroken('embedding', /Pages of https:\/\/other\.nhs\.uk may not/, { origin: 'https://other.nhs.uk' }))

  test('no bot, where there should be one', async () => {
    proxy.leadTo(await started(Object.fromEntries(Object.keys(bot).map((name) => [name, '']))))
    await expectBroken('messages endpoint', /closed \(404\)/)
  })

  test('a bot that talks to anybody', async () => {
    const none = Object.fromEntries(Object.keys(bot).map((name) => [name, '']))
    proxy.leadTo(await started({ ...none, ALLOW_ANONYMOUS_BOT: 'loopback' }))
    // What a careless proxy on the same machine does.
    proxy.break({ requestHeaders: (headers) => ({ ...leaveOut(headers, 'x-forwarded-for'), host: '127.0.0.1' }) })
    await expectBroken('messages endpoint', /without a signature/)
  })

  test.each<readonly [string, Partial<Visit>, RegExp]>([
    ['bot id', { appId: other }, /another app id/],
    ['app type', { appType: 'UserAssignedMSI' }, /set up as SingleTenant, and the bot is UserAssignedMSI/],
    ['tenant', { tenantId: other }, /another tenant/],
  ])('another %s than that of the bot in Azure', (link, differences, words) => expectBroken(link, words, differences))

  test.each<readonly [string, () => object, RegExp]>([
    ['of another bot', () => ({ id: other, bots: [{ botId: other, scopes: ['personal'] }] }), /for another bot/],
    ['with two ids', () => ({ id: other }), /one id for the app and another for the bot/],
    ['without a bot', () => ({ bots: [] }), /has no bot/],
    [
      'of another address',
      () => ({ validDomains: ['old.example.nhs.uk'] }),
      /does not name localhost:\d+ as its own, but old/,
    ],
    [
      'that leads to another site',
      () => ({
        developer: {
          websiteUrl: 'https://old.example/',
          privacyUrl: 'https://old.example/',
          termsOfUseUrl: 'https://old.example/',
        },
      }),
      /sends people to https:\/\/old\.example/,
    ],
    [
      'for group chats',
      () => ({ bots: [{ botId: bot.MicrosoftAppId, scopes: ['personal', 'team'] }] }),
      /others read along/,
    ],
  ])('a package %s', async (_, differences, words) => {
    await expectBroken('manifest', words, { manifest: await writtenManifest(differences()) })
  })
})

describe('npm run doctor', () => {
  const trusting = () => ({ NODE_EXTRA_CA_CERTS: authority.file })

  test('says link by link what it found, and what to do first', async () => {
    proxy.leadTo(await freePort())
    const { output, code } = await run(['doctor', proxy.address], trusting())
    expect(code).toBe(1)
    expect(output).toMatch(/^ok +name +localhost is /)
    expect(output).toMatch(/\nWRONG +server +The proxy answers \(502\).*\n +-> Is Signpost running/)
    expect(output).toMatch(/\n- +widget +not checked: because "server" is not in order\n/)
    expect(output).toMatch(/\n1 wrong\. Begin with "server"\. 1 to look at\.\n$/)
  })

  test('ends with 0 where nothing is wrong, and speaks JSON', async () => {
    const { output, code } = await run(['doctor', `${proxy.address}/`, '--json'], trusting())
    expect(code).toBe(0)
    const { findings } = JSON.parse(output) as { findings: readonly { link: string }[] }
    expect(findings.map(({ link }) => link)).toEqual(doctorChecks.map(({ link }) => link))
  })

  test('leaves no conversation behind', async () => {
    const ended: string[] = []
    proxy.break({ answer: ({ url = '' }) => void (url === '/api/web-chat/end' && ended.push(url)) })
    await run(['doctor', proxy.address], trusting())
    expect(ended).toHaveLength(2)
  })

  test.each([
    [[], /Give one address/],
    [['signpost.example.nhs.uk'], /Give one address/],
    [['https://one.example', 'https://two.example'], /Give one address/],
    [['https://one.example', '--app'], /Unknown option '--app'/],
    [['https://one.example', '--manifest', 'nowhere.zip'], /nowhere\.zip: there is no such file/],
    [['https://one.example', '--manifest', 'README.md'], /holds no manifest\.json/],
    [['https://one.example', '--manifest', 'package.json'], /is no Teams manifest/],
    [['https://one.example', '--origin', 'intranet'], /--origin is the address of a site/],
  ])('refuses %j', async (args, words) => {
    const { output, code } = await run(['doctor', ...args])
    expect([code, output]).toEqual([2, expect.stringMatching(words)])
  })

  test('says what it does with --help', async () => {
    const { output, code } = await run(['doctor', '--help'])
    expect(code).toBe(0)
    for (const option of ['--app-id', '--app-type', '--tenant', '--manifest', '--origin', '--json'])
      expect(output).toContain(option)
  })
})

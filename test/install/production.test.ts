import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, openStream, tapped } from '../server/support/client.ts'
import { answer } from '../support/aConversation.ts'
import { createAuthority, type Authority } from '../support/certificates.ts'
import { installForProduction, type Install } from '../support/productionInstall.ts'
import { projectRoot } from '../support/realContent.ts'
import { startMicrosoftCloud, type MicrosoftCloud } from '../support/startMicrosoftCloud.ts'
import { textsIn, type Json } from '../teams/support/aTeamsChat.ts'

const bot = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '66666666-7777-8888-9999-000000000000',
  MicrosoftAppPassword: 'a password',
}
const answers = [
  answer('location', 'wales'),
  answer('training', 'gp'),
  answer('issues', 'addiction'),
  answer('urgency', 'not-urgent'),
]

let install: Install
let authority: Authority
let cloud: MicrosoftCloud
let stop = async () => {}
beforeAll(async () => {
  install = installForProduction()
  authority = createAuthority()
  cloud = await startMicrosoftCloud(authority)
}, 600_000)
afterAll(async () => {
  await cloud.close()
  authority.remove()
  install.remove()
})

afterEach(async () => {
  await stop()
  stop = async () => {}
})

/** `npm start` in the install, with nothing in its environment but these settings. */
async function start(settings: Readonly<Record<string, string>> = {}): Promise<string> {
  const program = spawn('npm', ['start'], {
    cwd: install.folder,
    env: { ...install.environment, PORT: '0', ...settings },
    detached: true,
  })
  const output: string[] = []
  const ended = once(program, 'close').then(() => undefined)
  const address = new Promise<string>((resolve) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output.push(chunk.toString())
        const [, found] = /Open (http:\S+)/.exec(output.join('')) ?? []
        if (found !== undefined) resolve(found)
      })
    }
  })
  stop = async () => {
    // npm and the server it started.
    process.kill(-(program.pid ?? 0), 'SIGTERM')
    await ended
  }
  const listening = await Promise.race([address, ended])
  if (listening === undefined) throw new Error(`it did not start: ${output.join('')}`)
  return listening
}

describe('a production install', () => {
  test('has no package for development', () => {
    for (const name of ['node', 'jest', 'typescript', 'playwright-core']) {
      expect([name, existsSync(join(install.folder, 'node_modules', name))]).toEqual([name, false])
    }
  })

  test('weighs what the README says', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')
    const [, megabytes, files] = /takes about ([\d,]+) MB in ([\d,]+) files/.exec(readme) ?? []
    const numberOf = (text = '') => Number(text.replaceAll(',', ''))
    const { megabytes: weight, files: count } = install.weigh()
    expect(Math.abs(weight / numberOf(megabytes) - 1)).toBeLessThan(0.1)
    expect(Math.abs(count / numberOf(files) - 1)).toBeLessThan(0.1)
  })

  test('serves the page, the widget and a whole conversation on the web', async () => {
    const address = await start()
    const client = createClient(address)
    expect((await client.call('GET', '/healthz')).text).toContain('alive')
    for (const path of ['widget.js', 'chat.js']) {
      const script = await fetch(`${address}/${path}`)
      expect(await script.text()).toContain('signpostWords')
    }
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    for (const tap of answers) expect((await client.post(token, conversationId, tapped(tap))).status).toBe(200)
    const results = await stream.received(({ channelData }) => channelData.view?.place === 'results')
    expect(results.channelData.view?.lists[0]?.cards.map(({ name }) => name)).toContain('BMA counselling')
  })

  test('serves a whole conversation through /api/messages, with a token service and a connector for Microsoft’s', async () => {
    const address = await start({ ...bot, ...cloud.environment })
    const authorization = `Bearer ${await cloud.token(bot.MicrosoftAppId)}`
    const post = async (differences: object, headers: Readonly<Record<string, string>> = { authorization }) => {
      const tenant = bot.MicrosoftAppTenantId
      const body = JSON.stringify({
        id: JSON.stringify(differences),
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        conversation: { id: 'a-chat', conversationType: 'personal', tenantId: tenant },
        from: { id: '29:somebody' },
        recipient: { id: '28:signpost' },
        channelData: { tenant: { id: tenant } },
        ...differences,
      })
      const response = await fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      })
      const text = await response.text()
      return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json }
    }
    expect((await post({ type: 'message', text: 'hello' }, {})).status).toBe(401)
    expect((await post({ type: 'message', text: 'hello' })).status).toBe(200)
    await cloud.until(1)
    expect(textsIn(cloud.sent[0])).toContain('Where do you work or train?')
    const cards: Json[] = []
    for (const signpost of answers) {
      const action = { type: 'Action.Execute', verb: 'signpost', data: { signpost } }
      const name = 'adaptiveCard/action'
      const tap = { type: 'invoke', name, replyToId: 'card-1', value: { action, trigger: 'manual' } }
      cards.push((await post(tap)).body)
    }
    expect(textsIn(cards.at(-1)).join(' ')).toContain('BMA counselling')
  })

  test('without a package says in one line what to run', () => {
    rmSync(join(install.folder, 'node_modules', 'yaml'), { recursive: true })
    const { status, stderr } = spawnSync('node', ['src/signpost.cjs'], {
      cwd: install.folder,
      env: install.environment,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([
      1,
      'The package yaml is not installed: run "npm ci", or on a server "npm ci --omit=dev", and start again.\n',
    ])
  })
})

describe('with an older Node', () => {
  const needs = (version: string) =>
    `Signpost needs Node 24 or later, and this is ${version}: install it from https://nodejs.org, or put it first on the PATH.\n`
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<'start', string>>
  }
  const command = scripts.start
  const older = olderNode()

  test.each([
    ['the server', []],
    ['a command', ['preflight']],
  ])('%s says in one line which version it needs', (_, words) => {
    const preload = join(install.folder, 'olderNode.cjs')
    const faked = { version: 'v22.11.0', versions: { ...process.versions, node: '22.11.0' } }
    const define = `for (const [name, value] of Object.entries(${JSON.stringify(faked)})) Object.defineProperty(process, name, { value })`
    writeFileSync(preload, define)
    const [program = '', ...args] = command.split(' ')
    const { status, stderr } = spawnSync(program, ['--require', preload, ...args, ...words], {
      cwd: install.folder,
      env: install.environment,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, needs('v22.11.0')])
  })

  const ways = Object.entries(scripts).filter(([, script]) => script.startsWith('node src/'))

  test('every script that runs the program goes that way', () => {
    expect(ways.filter(([, script]) => !/^node src\/signpost\.cjs( [a-z-]+)?$/.test(script))).toEqual([])
  })

  ;(older === undefined ? test.skip : test).each(ways)('so does %s with one that is on this machine', (_, script) => {
    const { status, stderr } = spawnSync(older?.path ?? '', script.split(' ').slice(1), {
      cwd: projectRoot,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, needs(older?.version ?? '')])
  })
})

/** A Node of this machine that is too old; undefined where there is none. */
function olderNode(): { readonly path: string; readonly version: string } | undefined {
  const { stdout } = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => ({ path, version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() }))
    .find(({ version }) => Number(version.slice(1).split('.')[0]) < 24)
}

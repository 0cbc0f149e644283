import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { answer, command } from '../support/aConversation.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { projectRoot, realContent } from '../support/realContent.ts'
import { executed } from '../teams/support/aTeamsChat.ts'
import { createClient, tapped } from './support/client.ts'

const copy = contentCopy()
afterAll(() => copy.remove())

/** A program of the project over the copied content; `until` resolves when it has said some words since it was last asked. */
function run(file: string, ...args: readonly string[]) {
  const environment = { PATH: process.env['PATH'], CONTENT_DIR: copy.root, PORT: '0', ALLOW_ANONYMOUS_BOT: 'loopback' }
  const child = spawn(process.execPath, [join(projectRoot, 'src', file), ...args], { env: environment })
  let output = ''
  let heard = 0
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const listener of listeners) listener()
    })
  }
  const until = (words: string) =>
    new Promise<string>((resolve) => {
      const check = () => {
        if (!output.slice(heard).includes(words)) return
        listeners.delete(check)
        const said = output.slice(heard)
        heard = output.length
        resolve(said)
      }
      listeners.add(check)
      check()
    })
  return { child, until }
}

const { changedSince } = realContent.phrases.notices
const bma = 'BMA counselling'

test('a service closed in its file is in no new view within 15 seconds, on the web, in Teams and in the terminal, and older cards say that they may be out of date', async () => {
  const server = run('main.ts')
  const terminal = run('cli.ts', 'chat')
  try {
    const address = /Open (http:\S+)/.exec(await server.until('PUBLIC_URL='))?.[1] ?? ''
    const client = createClient(address)
    const { conversationId, token } = await client.begin()
    let deliveries = 0
    const web = async (...taps: Parameters<typeof tapped>[0][]) => {
      for (const tap of taps) await client.post(token, conversationId, tapped(tap))
      const { body } = await client.poll(token, conversationId)
      return body.activities.findLast(({ from }) => from.id !== 'person')
    }
    const teams = async (sets: object, contentVersion: string) => {
      const activity = {
        ...executed({ signpost: sets, contentVersion }),
        id: `activity-${(deliveries += 1)}`,
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1/',
        conversation: { id: 'a-chat', conversationType: 'personal' },
        from: { id: '29:somebody' },
        recipient: { id: '28:signpost' },
      }
      const response = await fetch(`${address}/api/messages`, { method: 'POST', body: JSON.stringify(activity) })
      return response.text()
    }
    const type = async (words: string, answered: string) => {
      terminal.child.stdin.write(`${words}\n`)
      return terminal.until(answered)
    }

    const { version } = realContent
    const before = await web(answer('location', 'london'), command('show-results'))
    expect(before?.text).toContain(bma)
    await teams(answer('location', 'london'), version)
    expect(await teams(command('show-results'), version)).toContain(bma)
    await terminal.until('> ')
    await type('london', '> ')
    expect(await type('results', '> ')).toContain(bma.toUpperCase())

    copy.replace('services-catalog/uk/bma-counselling.yaml', 'status: current', 'status: closed')
    const closedAt = Date.now()
    // Somebody who begins now, again and again, until it is gone.
    const isGone = async () => {
      const list = await (await fetch(`${address}/services`)).text()
      return !list.includes(`<h3>${bma}</h3>`)
    }
    while (!(await isGone())) {
      expect(Date.now() - closedAt).toBeLessThan(15_000)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const fresh = await client.begin()
    for (const tap of [answer('location', 'london'), command('show-results')])
      await client.post(fresh.token, fresh.conversationId, tapped(tap))
    const { body } = await client.poll(fresh.token, fresh.conversationId)
    expect(JSON.stringify(body.activities)).not.toContain(bma)

    const { value } = { value: { signpost: command('show-service', 'bma-counselling'), contentVersion: version } }
    await client.post(token, conversationId, { type: 'message', value })
    const onWeb = (await client.poll(token, conversationId)).body.activities.findLast(
      ({ from }) => from.id !== 'person',
    )
    expect(onWeb?.text).toContain(changedSince)
    expect(onWeb?.text).toContain('Samaritans')
    expect(onWeb?.text).not.toContain(bma)

    const inTeams = await teams(command('show-service', 'bma-counselling'), version)
    expect(inTeams).toContain(changedSince)
    expect(inTeams).not.toContain(bma)

    // The terminal looks at the folder on its own clock, which began a little later.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, closedAt + 14_000 - Date.now())))
    const inTerminal = await type('1', '> ')
    expect(inTerminal).toContain(changedSince)
    expect(inTerminal).not.toContain(bma.toUpperCase())
  } finally {
    server.child.kill()
    terminal.child.kill()
  }
}, 60_000)

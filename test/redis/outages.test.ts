import { answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'
import { openStream, tapped, typed, type ActivitySet } from '../server/support/client.ts'
import { startProcesses, type Processes } from './support/startProcesses.ts'
import { until } from './support/until.ts'

const { notKept, notices } = realContent.phrases
const planted = 'zebrafinch-7391'

type Body = ActivitySet & { readonly error: { readonly code: string; readonly help: string } }

/** A machine with much else to do starts a server slowly. */
const slow = 180_000

describe('a server whose Redis', () => {
  let processes: Processes
  beforeEach(async () => void (processes = await startProcesses(1)), slow)
  afterEach(() => processes.stop())
  const client = () => processes.clients[0] as Processes['clients'][0] & object
  const address = () => processes.servers[0]?.address ?? ''
  const get = async (path: string) => {
    const response = await fetch(address() + path)
    return [response.status, await response.text()] as const
  }
  const timed = async <T>(task: () => Promise<T>) => {
    const began = performance.now()
    const result = await task()
    return { result, milliseconds: performance.now() - began }
  }
  const fromTeams = (activity: object) =>
    fetch(`${address()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        channelId: 'msteams',
        id: `activity ${Math.random()}`,
        serviceUrl: 'http://127.0.0.1:1/',
        conversation: { id: 'a chat', conversationType: 'personal' },
        from: { id: 'somebody' },
        recipient: { id: 'bot' },
        ...activity,
      }),
    })
  const tapInTeams = async () => {
    const value = { action: { verb: 'signpost', data: { signpost: answer('location', 'wales') } } }
    return (await fromTeams({ type: 'invoke', name: 'adaptiveCard/action', value })).text()
  }
  const comesBack = () => until(async () => (await get('/readyz'))[0] === 200)

  it('stands still shows emergency help within two seconds everywhere, acknowledges nothing, and loses nothing', async () => {
    const { conversationId, token, streamUrl } = await client().begin()
    const stream = await openStream(streamUrl)
    await client().post(token, conversationId, tapped(answer('location', 'wales')))
    await until(() => stream.activities().length === 3)
    processes.redis.pause()

    const tap = tapped(answer('training', 'gp'), 'again')
    const first = await timed(() => client().post(token, conversationId, tap))
    expect(first.milliseconds).toBeLessThan(2_000)
    const { status, body } = first.result as unknown as { status: number; body: Body }
    expect([status, body.error.code]).toEqual([503, 'ServiceUnavailable'])
    expect(body.error.help).toContain('999')
    const view = body.activities[0]?.channelData.view
    expect(view).toMatchObject({ place: 'failure', heading: notKept.heading, emergency: expect.anything() })
    expect(view?.actions).toEqual([{ id: 'try-again', label: notKept.tryAgain, tap: answer('training', 'gp') }])
    expect(view?.lists[0]?.cards.length).toBeGreaterThan(0)

    const shown = await timed(() => stream.received(({ text }) => text.includes(notKept.heading)))
    expect(shown.milliseconds).toBeLessThan(2_000)
    const polled = await timed(() => client().poll(token, conversationId))
    expect(polled.milliseconds).toBeLessThan(2_000)
    expect(polled.result.text).toContain('999')
    const teams = await timed(tapInTeams)
    expect(teams.milliseconds).toBeLessThan(2_000)
    expect(teams.result).toContain('999')
    expect(teams.result).toContain(notKept.tryAgain)
    const left = await fromTeams({ type: 'installationUpdate', action: 'remove' })
    expect([left.status, await left.text()]).toEqual([503, expect.stringContaining('999')])
    expect((await get('/'))[0]).toBe(200)
    expect((await get('/services'))[0]).toBe(200)
    expect((await get('/healthz'))[0]).toBe(200)
    const [ready, words] = await get('/readyz')
    expect(ready).toBe(503)
    expect(words).toContain('Redis does not answer')

    processes.redis.resume()
    await comesBack()
    expect((await client().post(token, conversationId, tap)).status).toBe(200)
    await stream.received(({ channelData }) => channelData.view?.place === 'issues')
    const { activities } = (await client().poll(token, conversationId)).body
    const seen = stream.activities().filter(({ text }) => !text.includes(notKept.heading))
    expect(seen.map(({ id }) => id)).toEqual(activities.map(({ id }) => id))
    stream.socket.close()
  })

  it('stands still answers each of several messages in Teams within two seconds, though each waits for the one before', async () => {
    await tapInTeams()
    processes.redis.pause()
    const messages = ['one', 'two', 'three', 'four'].map((text) =>
      timed(async () => (await fromTeams({ type: 'message', text, deliveryMode: 'expectReplies' })).text()),
    )
    for (const { milliseconds, result } of await Promise.all(messages)) {
      expect(milliseconds).toBeLessThan(2_000)
      expect(result).toContain('999')
    }
    processes.redis.resume()
    await comesBack()
  })

  it('stands still while a person leaves deletes everything of theirs when it goes on', async () => {
    const { conversationId, token } = await client().begin()
    await client().post(token, conversationId, tapped(answer('location', 'wales')))
    processes.redis.pause()
    await until(async () => (await get('/readyz'))[0] === 503)
    expect((await client().end(token)).status).toBe(503)
    expect((await client().post(token, conversationId, tapped(answer('training', 'gp')))).status).toBe(404)
    processes.redis.resume()
    await until(async () => {
      const keys = (await processes.redis.ask('KEYS', 'signpost:{*')) as string[]
      return keys.length === 1 && keys[0]?.endsWith(':ended') === true
    })
  })

  it('is gone begins every session anew when it is back, says so once, and leaves streams and tokens good', async () => {
    const { conversationId, token, streamUrl } = await client().begin()
    const stream = await openStream(streamUrl)
    await client().post(token, conversationId, tapped(answer('location', 'wales')))
    await until(() => stream.activities().length === 3)
    const other = await client().begin()
    await client().post(other.token, other.conversationId, tapped(answer('location', 'wales')))
    await processes.redis.kill()
    await until(async () => (await get('/readyz'))[0] === 503)
    expect((await client().post(token, conversationId, typed(planted, 'lost'))).status).toBe(503)
    expect((await client().end(await client().newToken())).status).toBe(503)
    await processes.redis.startAgain()
    await comesBack()

    expect((await client().post(token, conversationId, tapped(answer('training', 'gp')))).status).toBe(200)
    const first = await stream.received(
      ({ channelData }) => channelData.view?.notices.includes(notices.newSession) === true,
    )
    expect(first.channelData.view?.question?.id).toBe('location')
    await client().post(token, conversationId, tapped(answer('location', 'wales')))
    const next = await stream.received(({ channelData }) => channelData.view?.place === 'issues')
    expect(next.channelData.view?.notices).toEqual([])
    expect(processes.said.join('')).not.toContain(planted)
    stream.socket.close()

    await client().reconnect(other.token, other.conversationId, '2')
    const { activities } = (await client().poll(other.token, other.conversationId)).body
    expect(activities.map(({ channelData }) => channelData.view?.notices)).toEqual([[notices.perhapsNew]])
  })

  it('is full, and drops nothing, counts as away until there is room', async () => {
    const { conversationId, token } = await client().begin()
    const used = /used_memory:(\d+)/.exec(String(await processes.redis.ask('INFO', 'memory')))?.[1] ?? ''
    // Room for small things alone.
    await processes.redis.ask('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    await processes.redis.ask('CONFIG', 'SET', 'maxmemory', String(Number(used) + 8 * 1024))
    await until(async () => (await get('/readyz'))[0] === 503)
    const tap = tapped(answer('location', 'wales'), 'full')
    const refused = await client().post(token, conversationId, tap)
    expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('999')])
    await processes.redis.ask('CONFIG', 'SET', 'maxmemory', '0')
    await comesBack()
    expect((await client().post(token, conversationId, tap)).status).toBe(200)
  })

  it('is away from the start serves emergency help, lets people in, and serves in full when it comes', async () => {
    await processes.redis.kill()
    const server = await processes.start()
    processes.servers.push(server)
    const { createClient } = await import('../server/support/client.ts')
    const late = createClient(server.address)
    const { conversationId, token, streamUrl } = await late.begin()
    const stream = await openStream(streamUrl)
    const greeting = await stream.received(() => true)
    expect(greeting.text).toContain('999')
    expect((await late.poll(token, conversationId)).text).toContain('999')
    const [listens, polls] = [await late.begin(), await late.begin()]
    await processes.redis.startAgain()
    await until(async () => (await fetch(`${server.address}/readyz`)).status === 200)
    // Whoever opened a chat meanwhile and has had nothing yet is greeted now.
    const greeted = await openStream(listens.streamUrl)
    await greeted.received(({ channelData }) => channelData.view?.place === 'location')
    greeted.socket.close()
    const { activities } = (await late.poll(polls.token, polls.conversationId)).body
    expect(activities.map(({ channelData }) => channelData.view?.place)).toEqual(['location'])
    await late.post(token, conversationId, tapped(command('carry-on')))
    await stream.received(({ channelData }) => channelData.view?.place === 'location')
    stream.socket.close()
  })

  it('writes to a disk is ready, and says so', async () => {
    await processes.redis.ask('CONFIG', 'SET', 'save', '60 1')
    const server = await processes.start()
    processes.servers.push(server)
    const response = await fetch(`${server.address}/readyz`)
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('WRITES TO A DISK')])
  })
})

import { once } from 'node:events'
import { WebSocket } from 'ws'
import { answer, command } from '../support/aConversation.ts'
import { openStream, tapped, typed } from '../server/support/client.ts'
import { startProcesses, type Processes } from './support/startProcesses.ts'
import { until } from './support/until.ts'

/** What the answers of a conversation are, which the results do not tell. */
type Kept = { readonly answers: Record<string, unknown>; readonly turn: number }

/** A machine with much else to do starts servers slowly. */
const slow = 180_000

describe('two processes on one Redis', () => {
  let processes: Processes
  beforeAll(async () => void (processes = await startProcesses(2)), slow)
  afterAll(() => processes.stop())
  beforeEach(() => processes.redis.ask('FLUSHALL'))
  const clients = () => processes.clients as [Processes['clients'][0] & object, Processes['clients'][0] & object]
  const keys = async () => ((await processes.redis.ask('KEYS', 'signpost:{*')) as string[]).toSorted()
  const session = async (): Promise<Kept> => {
    const [key = ''] = (await processes.redis.ask('KEYS', '*:session')) as string[]
    return JSON.parse(String(await processes.redis.ask('GET', key)).slice(12)) as Kept
  }

  it('keep both of two taps at once', async () => {
    const [one, other] = clients()
    for (let round = 0; round < 5; round++) {
      await processes.redis.ask('FLUSHALL')
      const { conversationId, token } = await one.begin()
      const outcomes = await Promise.all([
        one.post(token, conversationId, tapped(answer('location', 'london'))),
        other.post(token, conversationId, tapped(answer('training', 'gp'))),
        one.post(token, conversationId, tapped(answer('urgency', 'urgent'))),
        other.post(token, conversationId, tapped(answer('issues', 'money'))),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect((await session()).answers).toEqual({
        location: 'london',
        training: 'gp',
        urgency: 'urgent',
        issues: ['money'],
      })
    }
  })

  it('answer once what is delivered to both at once, and show it once', async () => {
    const [one, other] = clients()
    const { conversationId, token } = await one.begin()
    const message = tapped(answer('location', 'london'), 'same')
    const both = await Promise.all([one, other].map((client) => client.post(token, conversationId, message)))
    await other.post(token, conversationId, message)
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1)
    const { activities } = (await other.poll(token, conversationId)).body
    expect(activities.map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot'])
    expect((await session()).turn).toBe(2)
  })

  it('open one stream for a ticket, whichever of them is shown it', async () => {
    const { streamUrl } = await clients()[0].begin()
    const { socket } = await openStream(streamUrl)
    const { host } = new URL(processes.servers[1]?.address ?? '')
    const again = new WebSocket(Object.assign(new URL(streamUrl), { host }))
    const [, { statusCode }] = (await once(again, 'unexpected-response')) as [unknown, { readonly statusCode: number }]
    expect(statusCode).toBe(403)
    socket.close()
  })

  it('answer an activity of the Bot Framework once', async () => {
    const deliver = (address: string, activity: object) =>
      fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          id: 'one delivery',
          channelId: 'emulator',
          serviceUrl: 'http://127.0.0.1:1/',
          conversation: { id: 'a chat' },
          from: { id: 'somebody' },
          recipient: { id: 'bot' },
          deliveryMode: 'expectReplies',
          ...activity,
        }),
      }).then(async (response) => (await response.json()) as { readonly activities: readonly unknown[] })
    const replies = await Promise.all(
      processes.servers.map(({ address }) => deliver(address, { text: 'I work in Wales' })),
    )
    expect(replies.map(({ activities }) => activities.length).toSorted()).toEqual([0, 1])
    const [one = { address: '' }, other = { address: '' }] = processes.servers
    await deliver(one.address, { id: 'clear', text: 'clear' })
    expect((await deliver(other.address, { text: 'I work in Wales' })).activities).toEqual([])
    expect((await keys()).map((key) => key.split(':').at(-1))).toEqual(['answered'])
  })

  it('come to the same answers in whatever order deliveries arrive', async () => {
    const taps = [answer('location', 'wales'), answer('training', 'gp'), answer('issues', 'money')]
    const orders = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]
    for (const order of orders) {
      await processes.redis.ask('FLUSHALL')
      const { conversationId, token } = await clients()[0].begin()
      for (const [turn, which] of order.entries()) {
        const tap = taps[which] ?? command('help')
        await clients()[turn % 2 === 0 ? 0 : 1].post(token, conversationId, tapped(tap))
      }
      expect((await session()).answers).toEqual({ location: 'wales', training: 'gp', issues: ['money'] })
    }
  })

  it('send a stream what the other did, in order and once', async () => {
    const [one, other] = clients()
    const { conversationId, token, streamUrl } = await one.begin()
    const stream = await openStream(streamUrl)
    await stream.received(() => true)
    const taps = Array.from({ length: 12 }, (_, index) => answer('location', index % 2 === 0 ? 'wales' : 'london'))
    for (const [index, tap] of taps.entries())
      await (index % 3 === 0 ? one : other).post(token, conversationId, tapped(tap, `tap-${index}`))
    await until(() => stream.activities().length >= 25)
    const own = stream.activities().flatMap(({ channelData }) => channelData.clientActivityID ?? [])
    expect(own).toEqual(taps.map((_, index) => `tap-${index}`))
    const ids = stream.activities().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const polled = (await other.poll(token, conversationId)).body.activities.map(({ id }) => id)
    expect(ids).toEqual(polled)
    stream.socket.close()
  })

  it('give words back from the process that took them, and keep them nowhere', async () => {
    const planted = 'zebrafinch-7391'
    const [one, other] = clients()
    const { conversationId, token, streamUrl } = await one.begin()
    const stream = await openStream(streamUrl)
    const { body } = await other.post(token, conversationId, typed(planted, 'said'))
    const echo = await stream.received(({ channelData }) => channelData.clientActivityID === 'said')
    expect([echo.id, echo.text]).toEqual([body.id, ''])
    const kept = await Promise.all(
      (await keys()).map(async (key) => {
        const type = String(await processes.redis.ask('TYPE', key))
        const read = { string: ['GET', key], hash: ['HGETALL', key], zset: ['ZRANGE', key, '0', '-1'] }[type] ?? []
        return JSON.stringify([key, await processes.redis.ask(...read)])
      }),
    )
    expect(kept.length).toBeGreaterThan(2)
    for (const secret of [planted, conversationId, token]) expect(kept.join(' ')).not.toContain(secret)
    expect(processes.said.join('')).not.toContain(planted)
    stream.socket.close()
  })

  it('show on either what was cleared on the other, and keep nothing of it', async () => {
    const [one, other] = clients()
    const { conversationId, token, streamUrl } = await one.begin()
    const stream = await openStream(streamUrl)
    await stream.received(() => true)
    const { watermark } = (await one.poll(token, conversationId)).body
    await other.post(token, conversationId, tapped(answer('location', 'london')))
    await other.post(token, conversationId, tapped(command('clear')))
    await stream.received(({ channelData }) => channelData.view?.place === 'cleared')
    const { activities } = (await one.poll(token, conversationId, watermark)).body
    expect(activities.at(-1)?.channelData.view?.place).toBe('cleared')
    expect((await keys()).map((key) => key.split(':').at(-1))).toEqual(['answered', 'last'])
    stream.socket.close()
  })

  it('end a conversation on both: its streams close, nothing is taken, and nothing is left', async () => {
    const [one, other] = clients()
    const { conversationId, token, streamUrl } = await one.begin()
    const stream = await openStream(streamUrl)
    await stream.received(() => true)
    await other.post(token, conversationId, tapped(answer('location', 'london')))
    expect((await other.end(token)).status).toBe(200)
    expect(await stream.closed).toBe(1000)
    expect((await one.post(token, conversationId, tapped(answer('training', 'gp')))).status).toBe(404)
    expect((await keys()).map((key) => key.split(':').at(-1))).toEqual(['ended'])
  })

  it('bring nothing back with a tap that is under way while the person leaves', async () => {
    const [one, other] = clients()
    for (let round = 0; round < 20; round++) {
      await processes.redis.ask('FLUSHALL')
      const { conversationId, token } = await one.begin()
      await Promise.all([other.post(token, conversationId, tapped(answer('location', 'london'))), one.end(token)])
      expect((await keys()).map((key) => key.split(':').at(-1))).toEqual(['ended'])
    }
  })
})

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createClient } from '../server/support/client.ts'
import { holdsPlanted, plantEverywhere, type Planted } from '../server/support/plantEverywhere.ts'
import { startProgram, type Program } from '../server/support/runProgram.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'

let redis: TestRedis
let program: Program
let watcher: Socket
let said: Planted
let commands = ''
beforeAll(async () => {
  redis = await startRedis()
  watcher = connect(redis.port, '127.0.0.1')
  await once(watcher, 'connect')
  watcher.on('data', (data: Buffer) => (commands += data.toString()))
  watcher.write('MONITOR\r\n')
  program = await startProgram({
    REDIS_URL: redis.url,
    SIGNPOST_SECRET: randomBytes(32).toString('base64'),
    ALLOW_ANONYMOUS_BOT: 'loopback',
    CONTENT_KEY: 'a-key-for-the-content-page',
  })
  said = await plantEverywhere(program.address)
})
afterAll(async () => {
  watcher.destroy()
  await Promise.all([program.stop(), redis.stop()])
})

/** Every key with its value, whatever it is made of. */
async function everything(): Promise<readonly string[]> {
  const keys = (await redis.ask('KEYS', '*')) as string[]
  return Promise.all(
    keys.map(async (key) => {
      const type = String(await redis.ask('TYPE', key))
      const read: Record<string, string[]> = {
        string: ['GET', key],
        hash: ['HGETALL', key],
        list: ['LRANGE', key, '0', '-1'],
        set: ['SMEMBERS', key],
        zset: ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
        stream: ['XRANGE', key, '-', '+'],
      }
      return `${key} ${type} ${JSON.stringify(await redis.ask(...(read[type] ?? ['DUMP', key])))}`
    }),
  )
}

describe('with Redis, a word planted in every field that a person or a channel can fill', () => {
  it('is in no key and no value', async () => {
    const kept = await everything()
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.filter(holdsPlanted)).toEqual([])
  })

  it('is in no command, script or message that Redis is sent', async () => {
    expect(commands.split('\n').length).toBeGreaterThan(50)
    expect(commands.split('\n').filter(holdsPlanted)).toEqual([])
  })

  it('is in no error, no log line and no metric, nor in what can be read afterwards', async () => {
    expect([...said.errors, ...said.later, program.output(), await program.metrics()].filter(holdsPlanted)).toEqual([])
  })

  it('stands beside no id of a conversation', async () => {
    const { conversationId } = await createClient(program.address).begin()
    expect((await everything()).filter((kept) => kept.includes(conversationId))).toEqual([])
    expect(commands).not.toContain(conversationId)
  })

  it('stands beside no address of a client: those are counted under keys that say nothing', async () => {
    const counters = (await everything()).filter((kept) => kept.startsWith('signpost:count:'))
    expect(counters.length).toBeGreaterThan(1)
    for (const counter of counters) expect(counter).toMatch(/^signpost:count:[a-z-]+:[\w-]{22} string "\d+"$/)
  })
})

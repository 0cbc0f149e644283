import { createRedisActivityLog } from '../../src/channels/directLine/redisActivityLog.ts'
import type { News } from '../../src/channels/directLine/ActivityLog.ts'
import type { Redis } from '../../src/redis/Redis.ts'
import { testActivityLog } from '../channels/directLine/activityLogContract.ts'
import { connectTo } from './support/connectTo.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'
import { until } from './support/until.ts'

describe('the activity log in Redis', () => {
  let server: TestRedis
  let redis: Redis
  beforeAll(async () => {
    server = await startRedis()
    redis = await connectTo(server.url)
  })
  afterAll(async () => {
    redis.close()
    await server.stop()
  })
  const aLog = async () => {
    await server.ask('FLUSHALL')
    for (const key of ['key', 'other']) await server.ask('SET', `signpost:{${key}}:session`, 'a session', 'EX', '86400')
    return { log: createRedisActivityLog(redis), skip: server.pass }
  }
  const activity = { id: 'one', members: '"type":"message"' }

  testActivityLog(aLog)

  it('takes nothing for a conversation whose session has gone: what was under way does not come back', async () => {
    const { log } = await aLog()
    await server.ask('DEL', 'signpost:{key}:session')
    expect(await log.append('key', [activity])).toBeUndefined()
    expect(await log.isKept('key')).toBe(false)
  })

  it('leaves out what shows a turn that another process has overtaken, and nothing else', async () => {
    const { log } = await aLog()
    await server.ask('SET', 'signpost:{key}:session', '123456789012{"place":"emergency","turn":5}')
    await log.append('key', [{ id: 'newer', members: '"type":"message"', turn: 5 }])
    const own = { id: 'own', members: '"type":"message"' }
    const appended = await log.append('key', [own, { id: 'older', members: '"type":"message"', turn: 4 }])
    expect(appended?.places.map(({ added }) => added)).toEqual([true, false])
    expect((await log.read('key', 0)).map(({ id }) => id)).toEqual(['newer', 'own'])
  })

  it.each(['activities', 'positions'])(
    'holds nothing of a conversation whose %s a full Redis has dropped',
    async (part) => {
      const { log } = await aLog()
      await log.append('key', [activity])
      expect(await log.isKept('key')).toBe(true)
      await server.ask('DEL', `signpost:{key}:${part}`)
      expect(await log.isKept('key')).toBe(false)
      expect(await log.read('key', 0)).toEqual([])
    },
  )

  it('keeps an activity as a whole JSON object, as earlier versions did', async () => {
    const { log } = await aLog()
    await log.append('key', [{ id: 'one', members: '"type":"message"' }])
    expect(await server.ask('HGET', 'signpost:{key}:activities', 'one')).toBe('{"type":"message"}')
    expect((await log.read('key', 0)).map(({ members }) => members)).toEqual(['"type":"message"'])
  })

  it('keeps no end of a conversation that has ended for good', async () => {
    const { log } = await aLog()
    await server.ask('SET', 'signpost:{key}:ended', '')
    await log.clear('key', [activity])
    expect(await log.read('key', 0)).toEqual([])
  })

  it('tells the other processes what was added and ended, and not the one that did it', async () => {
    const { log } = await aLog()
    const other = createRedisActivityLog(redis)
    const heard: News[] = []
    await log.follow('key', (news) => void heard.push(news))
    await log.append('key', [activity])
    await other.append('key', [{ ...activity, id: 'two' }])
    await other.clear('key', [activity])
    await other.append('other', [activity])
    await other.end('key')
    await until(() => heard.includes('ended'))
    expect(heard).toEqual(['more', 'more', 'ended'])
  })

  it('tells everybody to look after a fault, and nobody who has stopped', async () => {
    const { log } = await aLog()
    const heard: string[] = []
    await log.follow('key', (news) => void heard.push(news))
    const stop = await log.follow('other', () => void heard.push('other'))
    stop()
    await server.kill()
    await until(() => redis.isAway())
    await server.startAgain()
    await until(() => heard.length > 0)
    expect(heard).toEqual(['more'])
  })

  it('keeps nothing without an end', async () => {
    const { log } = await aLog()
    await log.append('key', [activity])
    await log.append('other', [activity])
    await log.clear('other', [activity])
    const keys = (await server.ask('KEYS', 'signpost:{*')) as string[]
    expect(keys).toHaveLength(5)
    for (const key of keys) expect(await server.ask('TTL', key)).toBeGreaterThan(0)
  })
})

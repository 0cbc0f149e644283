import { createRedisSessionStore } from '../../src/conversation/redisSessionStore.ts'
import { newSession } from '../../src/conversation/Session.ts'
import type { Redis } from '../../src/redis/Redis.ts'
import { testSessionStore } from '../conversation/sessionStoreContract.ts'
import { connectTo } from './support/connectTo.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'

describe('the session store in Redis', () => {
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
  const aStore = async () => {
    await server.ask('FLUSHALL')
    return { store: createRedisSessionStore(redis), pass: server.pass }
  }

  testSessionStore(aStore)

  test('takes a session that it cannot read for one that has ended', async () => {
    const { store } = await aStore()
    await server.ask('SET', 'signpost:{one}:session', 'abcdefghijkl{"answers":{},"added":"by a later version"}')
    expect(await store.read('one')).toBeUndefined()
    expect(await store.write('one', newSession('v1'), undefined)).toBe(true)
  })

  test('keeps nothing without an end', async () => {
    const { store } = await aStore()
    await store.write('one', newSession('v1'), undefined)
    await store.delete('one', ['a'])
    await store.write('two', newSession('v1'), undefined)
    await store.end('three')
    const keys = (await server.ask('KEYS', 'signpost:{*')) as string[]
    expect(keys).toHaveLength(3)
    for (const key of keys) expect(await server.ask('TTL', key)).toBeGreaterThan(0)
  })
})

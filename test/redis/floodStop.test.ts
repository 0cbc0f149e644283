import { createFloodStop } from '../../src/channels/floodStop.ts'
import type { Redis } from '../../src/redis/Redis.ts'
import { connectTo } from './support/connectTo.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'

let server: TestRedis
const open: Redis[] = []
beforeAll(async () => void (server = await startRedis()))
afterEach(() => {
  for (const redis of open.splice(0)) redis.close()
})
afterAll(() => server.stop())

/** The counters of one process. */
async function aProcess(name: string) {
  const redis = await connectTo(server.url)
  open.push(redis)
  return createFloodStop({ name, perMinute: 2, keyOf: (subject) => `hash-of-${subject.length}`, redis })
}

test('processes count together, by hashed keys that are gone within a minute', async () => {
  const [one, other] = [await aProcess('together'), await aProcess('together')]
  expect([await one('somebody'), await other('somebody')]).toEqual([undefined, undefined])
  expect(await one('somebody')).toEqual({ afterSeconds: expect.any(Number), isFirst: true })
  expect(await one('somebody')).toEqual({ afterSeconds: expect.any(Number), isFirst: false })
  expect(await other('somebody')).toEqual({ afterSeconds: expect.any(Number), isFirst: false })
  expect(await other('some others')).toBeUndefined()
  const keys = (await server.ask('KEYS', '*together*')) as string[]
  expect(keys.toSorted()).toEqual(['signpost:count:together:hash-of-11', 'signpost:count:together:hash-of-8'])
  for (const key of keys) {
    const left = Number(await server.ask('TTL', key))
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(60)
  }
})

test('while Redis is away each process counts alone, and nobody waits long for it', async () => {
  const floodStop = await aProcess('alone')
  await floodStop('somebody')
  server.pause()
  try {
    const began = Date.now()
    expect([await floodStop('somebody'), await floodStop('somebody')]).toEqual([undefined, undefined])
    expect((await floodStop('somebody'))?.isFirst).toBe(true)
    expect(Date.now() - began).toBeLessThan(2_000)
  } finally {
    server.resume()
  }
})

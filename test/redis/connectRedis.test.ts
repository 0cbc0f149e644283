import { connectRedis } from '../../src/redis/connectRedis.ts'
import type { Redis } from '../../src/redis/Redis.ts'
import { script } from '../../src/redis/script.ts'
import { StoreUnavailable } from '../../src/redis/StoreUnavailable.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'
import { until } from './support/until.ts'

type Change = { readonly isAway: boolean; readonly reason?: string }

function connectTo(url: string) {
  const changes: Change[] = []
  const redis = connectRedis({ url, onChange: (change) => void changes.push(change) })
  return { redis, changes }
}

const timeOf = async (task: () => Promise<unknown>) => {
  const began = performance.now()
  await task().catch(() => undefined)
  return performance.now() - began
}

const increase = script("return redis.call('INCRBY', KEYS[1], ARGV[1])")

describe('a connection to Redis', () => {
  let server: TestRedis
  let redis: Redis
  let changes: Change[]
  beforeEach(async () => {
    server = await startRedis()
    const connected = connectTo(server.url)
    redis = connected.redis
    changes = connected.changes
    await until(() => !redis.isAway())
  })
  afterEach(async () => {
    redis.close()
    await server.stop()
  })

  it('sets, gives back and lets a value end with its time', async () => {
    expect(await redis.get('one')).toBeUndefined()
    await redis.set('one', 'value', 60)
    expect(await redis.get('one')).toBe('value')
    const left = Number(await server.ask('TTL', 'one'))
    expect(left > 0 && left <= 60).toBe(true)
  })

  it('runs a script, also after the server has forgotten it', async () => {
    expect(await redis.run(increase, ['count'], ['2'])).toBe(2)
    await server.ask('SCRIPT', 'FLUSH')
    expect(await redis.run(increase, ['count'], ['3'])).toBe(5)
  })

  it('hears the messages of a channel until it is told to stop', async () => {
    const heard: string[] = []
    const stop = await redis.listen('channel', (message) => void heard.push(message))
    await server.ask('PUBLISH', 'channel', 'one')
    await until(() => heard.length === 1)
    stop()
    await until(async () => (await server.ask('PUBLISH', 'channel', 'two')) === 0)
    expect(heard).toEqual(['one'])
  })

  it('costs no more than a moment when Redis stands still, then nothing, and serves again by itself', async () => {
    server.pause()
    expect(await timeOf(() => redis.get('one'))).toBeLessThan(1_000)
    expect(await timeOf(() => redis.get('one'))).toBeLessThan(50)
    await expect(redis.get('one')).rejects.toThrow(StoreUnavailable)
    server.resume()
    await until(() => !redis.isAway())
    expect(await redis.get('one')).toBeUndefined()
    expect(changes).toEqual([{ isAway: false }, { isAway: true, reason: 'NoAnswerInTime' }, { isAway: false }])
  })

  it('serves again after it stood still for so long that its connections were given up', async () => {
    server.pause()
    await redis.get('one').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    server.resume()
    await until(() => !redis.isAway())
    await redis.set('one', 'value', 60)
    expect(await redis.get('one')).toBe('value')
  })

  it('notices by itself, without a call, that Redis stands still', async () => {
    server.pause()
    await until(() => redis.isAway())
    server.resume()
  })

  it('refuses at once when Redis is gone, and serves and hears again when another is there', async () => {
    const heard: string[] = []
    await redis.listen('channel', (message) => void heard.push(message))
    let backs = 0
    redis.onBack(() => backs++)
    await server.kill()
    await until(() => redis.isAway())
    expect(await timeOf(() => redis.get('one'))).toBeLessThan(50)
    await redis.listen('later', (message) => void heard.push(message))
    await server.startAgain()
    await until(() => !redis.isAway())
    expect(backs).toBe(1)
    await server.ask('PUBLISH', 'channel', 'one')
    await server.ask('PUBLISH', 'later', 'two')
    await until(() => heard.length === 2)
    expect(changes.map(({ isAway }) => isAway)).toEqual([false, true, false])
  })

  it('is away while Redis takes no writes', async () => {
    await server.ask('CONFIG', 'SET', 'maxmemory', '1')
    await until(() => redis.isAway())
    expect(changes.at(-1)).toEqual({ isAway: true, reason: 'OOM' })
    await server.ask('CONFIG', 'SET', 'maxmemory', '0')
    await until(() => !redis.isAway())
  })

  it('knows whether Redis writes to a disk', async () => {
    await until(() => redis.persistence() === 'off')
    const persistent = await startRedis(['--appendonly', 'yes'])
    const { redis: other } = connectTo(persistent.url)
    await until(() => other.persistence() === 'on')
    other.close()
    await persistent.stop()
  })

  it('does not know whether Redis writes to a disk where that may not be asked', async () => {
    const shy = await startRedis(['--rename-command', 'CONFIG', ''])
    const { redis: other } = connectTo(shy.url)
    await until(() => other.persistence() === 'not-known')
    other.close()
    await shy.stop()
  })
})

describe('a connection to a Redis that is not there', () => {
  it('is away, says why without an address, and is made when Redis comes', async () => {
    const server = await startRedis()
    await server.kill()
    const { redis, changes } = connectTo(server.url)
    await until(() => changes.length > 0)
    expect(changes).toEqual([{ isAway: true, reason: 'ECONNREFUSED' }])
    await expect(redis.get('one')).rejects.toThrow(StoreUnavailable)
    await server.startAgain()
    await until(() => !redis.isAway())
    redis.close()
    await server.stop()
  })

  it('says that a password is refused', async () => {
    const server = await startRedis(['--requirepass', 'right'])
    const { redis, changes } = connectTo(server.url.replace('//', '//:wrong@'))
    await until(() => changes.length > 0)
    expect(changes).toEqual([{ isAway: true, reason: 'WRONGPASS' }])
    redis.close()
    await server.stop()
  })
})

import { createRedisActivityLog } from '../../src/channels/directLine/redisActivityLog.ts'
import { createRedisSessionStore } from '../../src/conversation/redisSessionStore.ts'
import type { Redis } from '../../src/redis/Redis.ts'
import { testActivityLog } from '../channels/directLine/activityLogContract.ts'
import { testSessionStore } from '../conversation/sessionStoreContract.ts'
import { connectTo } from './support/connectTo.ts'
import { startCluster } from './support/startCluster.ts'
import { until } from './support/until.ts'

describe('in a cluster of three', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>
  let redis: Redis
  beforeAll(async () => {
    cluster = await startCluster()
    redis = await connectTo(cluster.url)
  })
  afterAll(async () => {
    redis.close()
    await cluster.stop()
  })
  const onAll = (task: (node: (typeof cluster.nodes)[number]) => Promise<unknown>) =>
    Promise.all(cluster.nodes.map(task))
  const pass = async (seconds: number) => void (await onAll((node) => node.pass(seconds)))
  const anEmptyCluster = () => onAll((node) => node.ask('FLUSHALL'))

  describe('the session store', () => {
    testSessionStore(async () => {
      await anEmptyCluster()
      return { store: createRedisSessionStore(redis), pass }
    })
  })

  describe('the activity log', () => {
    testActivityLog(async () => {
      await anEmptyCluster()
      for (const key of ['key', 'other']) await redis.set(`signpost:{${key}}:session`, 'a session', 86_400)
      return { log: createRedisActivityLog(redis), skip: pass }
    })

    it('tells other processes what was added, whichever nodes they listen to', async () => {
      await anEmptyCluster()
      const others = await Promise.all([1, 2, 3].map(() => connectTo(cluster.url)))
      const heard: string[] = []
      for (const [index, other] of others.entries())
        await createRedisActivityLog(other).follow('key', (news) => void heard.push(`${index} ${news}`))
      await redis.set('signpost:{key}:session', 'a session', 86_400)
      await createRedisActivityLog(redis).append('key', [{ id: 'one', members: '"type":"message"' }])
      await until(() => heard.length === 3)
      expect(heard.toSorted()).toEqual(['0 more', '1 more', '2 more'])
      for (const other of others) other.close()
    })
  })

  it('is away while a node is gone, and knows that none writes to a disk', async () => {
    await until(() => redis.persistence() === 'off')
    const [, node] = cluster.nodes
    await node?.kill()
    await until(() => redis.isAway())
    await node?.startAgain()
    await until(() => !redis.isAway())
  })
})

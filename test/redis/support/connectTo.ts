import { connectRedis } from '../../../src/redis/connectRedis.ts'
import type { Redis } from '../../../src/redis/Redis.ts'
import { until } from './until.ts'

/** Connects to Redis as a process does, and waits until it answers. */
export async function connectTo(url: string): Promise<Redis> {
  const redis = connectRedis({ url, onChange: () => {} })
  await until(() => !redis.isAway())
  return redis
}

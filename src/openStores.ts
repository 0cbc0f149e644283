import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { createMemorySessionStore } from './conversation/memorySessionStore.ts'
import type { SessionStore } from './conversation/SessionStore.ts'
import type { Redis } from './redis/Redis.ts'

/** Where conversations are kept; `redis` is undefined where it is this process's memory. */
export type Stores = { readonly sessions: SessionStore; readonly redis: Redis | undefined }

/** Opens them: Redis where `REDIS_URL` says so, whether it answers yet or not. */
export async function openStores(config: Config, now: () => Date, logger: Logger): Promise<Stores> {
  const { REDIS_URL: url, MAXIMUM_SESSIONS: maximumSessions } = config
  if (url === undefined) return { sessions: createMemorySessionStore({ maximumSessions, now }), redis: undefined }
  // Without Redis none of this is loaded.
  const { connectRedis } = await import('./redis/connectRedis.ts')
  const { createRedisSessionStore } = await import('./conversation/redisSessionStore.ts')
  const redis = connectRedis({
    url,
    onChange({ isAway, reason }) {
      if (isAway) logger.error({ reason }, 'Redis does not answer: no place is kept until it does')
      else logger.info('Redis answers')
    },
  })
  return { sessions: createRedisSessionStore(redis), redis }
}

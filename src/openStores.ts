import type { Logger } from 'pino'
import type { ActivityLog } from './channels/directLine/ActivityLog.ts'
import { createMemoryActivityLog } from './channels/directLine/memoryActivityLog.ts'
import type { Meter } from './channels/Meter.ts'
import type { Config } from './config.ts'
import { countFailures } from './countFailures.ts'
import { createMemorySessionStore } from './conversation/memorySessionStore.ts'
import type { SessionStore } from './conversation/SessionStore.ts'
import type { Redis } from './redis/Redis.ts'

/** Where conversations are kept; `redis` is undefined where it is this process's memory. */
export type Stores = {
  readonly sessions: SessionStore
  readonly log: ActivityLog
  /** Drops what this process has kept long enough. */
  readonly sweep: () => void
  readonly redis: Redis | undefined
}

/** Opens them: Redis where `REDIS_URL` says so, whether it answers yet or not. */
export async function openStores(config: Config, now: () => Date, logger: Logger, meter: Meter): Promise<Stores> {
  const { REDIS_URL: url } = config
  if (url === undefined) return memoryStores(config, now)
  // Without Redis none of this is loaded.
  const { connectRedis } = await import('./redis/connectRedis.ts')
  const { createRedisActivityLog } = await import('./channels/directLine/redisActivityLog.ts')
  const { createRedisSessionStore } = await import('./conversation/redisSessionStore.ts')
  const redis = connectRedis({
    url,
    onChange({ isAway, reason }) {
      if (isAway) logger.error({ reason }, 'Redis does not answer: no place is kept until it does')
      else logger.info('Redis answers')
    },
  })
  return {
    sessions: countFailures(createRedisSessionStore(redis), () => meter.storeFailed('sessions')),
    log: countFailures(createRedisActivityLog(redis), () => meter.storeFailed('activities')),
    sweep() {},
    redis,
  }
}

function memoryStores(config: Config, now: () => Date): Stores {
  const log = createMemoryActivityLog({
    maximumConversations: config.MAXIMUM_CONVERSATIONS,
    maximumCharacters: config.MAXIMUM_LOG_CHARACTERS,
    now,
  })
  const sessions = createMemorySessionStore({ maximumSessions: config.MAXIMUM_SESSIONS, now })
  return { sessions, log, sweep: log.sweep, redis: undefined }
}

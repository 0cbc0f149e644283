import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Redis } from '../redis/Redis.ts'
import { script } from '../redis/script.ts'

/** More than is taken within a minute: when to come back, and whether this was the first that was too much. */
export type TooMuch = { readonly afterSeconds: number; readonly isFirst: boolean }

/** Counts what one subject (a conversation, an address) asks for; undefined while it may. */
export type FloodStop = (subject: string) => Promise<TooMuch | undefined>

const windowSeconds = 60

/**
 * Makes one. The counters know subjects by `keyOf` alone, which must say nothing of them. `name` keeps the counters of two of them apart. With
 * Redis all processes count together, and each alone while it is away.
 */
export function createFloodStop(options: {
  readonly name: string
  readonly perMinute: number
  readonly keyOf: (subject: string) => string
  readonly redis?: Pick<Redis, 'run'> | undefined
}): FloodStop {
  const { perMinute: points, keyOf, redis } = options
  const counting = { keyPrefix: `signpost:count:${options.name}`, points, duration: windowSeconds }
  const memory = new RateLimiterMemory(counting)
  const limiter = redis === undefined ? memory : inRedis(redis, counting, memory)
  return async (subject) => {
    try {
      await limiter.consume(keyOf(subject))
      return undefined
    } catch (counted) {
      // The limiter throws its count where that is too high, and errors otherwise.
      if (!(counted instanceof RateLimiterRes)) throw counted
      return {
        afterSeconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)),
        isFirst: counted.consumedPoints === points + 1,
      }
    }
  }
}

function inRedis(
  redis: Pick<Redis, 'run'>,
  counting: { readonly keyPrefix: string; readonly points: number; readonly duration: number },
  insuranceLimiter: RateLimiterMemory,
): RateLimiterRedis {
  return new RateLimiterRedis({
    ...counting,
    insuranceLimiter,
    // What is too much once is so for the rest of the minute: Redis is not asked again.
    inMemoryBlockOnConsumed: counting.points + 1,
    // All that the limiter asks of this kind of client is to run its one script.
    useRedisPackage: true,
    storeClient: {
      eval: (source: string, { keys, arguments: values }: { readonly keys: [string]; readonly arguments: string[] }) =>
        redis.run(script(source), keys, values),
    },
  })
}

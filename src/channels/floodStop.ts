import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** More than is taken within a minute: when to come back, and whether this was the first that was too much. */
export type TooMuch = { readonly afterSeconds: number; readonly isFirst: boolean }

/** Counts what one subject (a conversation, an address) asks for; undefined while it may. */
export type FloodStop = (subject: string) => Promise<TooMuch | undefined>

const windowSeconds = 60

/** Makes one. The counters know subjects by `keyOf` alone, which must say nothing of them. `name` keeps the counters of two of them apart. */
export function createFloodStop(options: {
  readonly name: string
  readonly perMinute: number
  readonly keyOf: (subject: string) => string
}): FloodStop {
  const { name: keyPrefix, perMinute: points, keyOf } = options
  const limiter = new RateLimiterMemory({ keyPrefix, points, duration: windowSeconds })
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

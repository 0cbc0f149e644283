import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { keysOf } from '../../redis/keysOf.ts'
import type { Redis } from '../../redis/Redis.ts'
import {
  lastLifetimeSeconds,
  logLifetimeSeconds,
  maximumActivities,
  type ActivityLog,
  type Appended,
  type News,
  type NewActivity,
} from './ActivityLog.ts'
import { appending, clearing, ending, reading } from './logScripts.ts'

/** After a fault, so many clients are looked after at once. */
const caughtUpAtOnce = 20

/** A log in Redis, for any number of processes; each hears what the others add to the conversations it follows. */
export function createRedisActivityLog(redis: Redis): ActivityLog {
  const origin = randomUUID()
  const listeners = new Set<(news: News) => void>()
  redis.onBack(() => void tellAll())

  return {
    async append(key, activities) {
      const { positions, activities: at, session, channel } = keysOf(key)
      const limits = [String(maximumActivities), String(logLifetimeSeconds)]
      const reply = await redis.run(
        appending,
        [positions, at, session],
        [
          origin,
          channel,
          ...limits,
          ...activities.flatMap(({ id, members, turn }) => [id, `{${members}}`, String(turn ?? '')]),
        ],
      )
      return appendedOf(reply)
    },

    async read(key, after) {
      const { positions, activities, last } = keysOf(key)
      const found = z.array(z.string()).parse(await redis.run(reading, [positions, activities, last], [String(after)]))
      return Array.from({ length: found.length / 3 }, (_, index) => {
        const [position = '', id = '', json = ''] = found.slice(3 * index)
        return { position: Number(position), id, members: json.slice(1, -1) }
      })
    },

    // A full Redis may have dropped one of the two.
    async isKept(key) {
      const { positions, activities } = keysOf(key)
      return redis.has(positions, activities)
    },

    async clear(key, activities) {
      const { positions, activities: at, last, ended, channel } = keysOf(key)
      const reply = await redis.run(
        clearing,
        [positions, at, last, ended],
        [origin, channel, String(lastLifetimeSeconds), ...flat(activities)],
      )
      return appendedOf(reply) ?? { previous: 0, places: [] }
    },

    async end(key) {
      const { positions, activities, last, channel } = keysOf(key)
      await redis.run(ending, [positions, activities, last], [origin, channel])
    },

    async follow(key, listener) {
      listeners.add(listener)
      const stop = await redis.listen(keysOf(key).channel, (message) => {
        const [from, news] = message.split(' ')
        if (from !== origin) listener(news === 'ended' ? 'ended' : 'more')
      })
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
  }

  /** Messages may have been lost, and all at once would be a load. */
  async function tellAll(): Promise<void> {
    let told = 0
    for (const listener of listeners) {
      listener('more')
      told++
      if (told % caughtUpAtOnce === 0) await pause(10)
    }
  }
}

function flat(activities: readonly NewActivity[]): string[] {
  return activities.flatMap(({ id, members }) => [id, `{${members}}`])
}

/** The previous position, then a position and 1 or 0 for each activity; nothing at all when the conversation is over. */
function appendedOf(reply: unknown): Appended | undefined {
  const [previous, ...rest] = z.array(z.number()).parse(reply)
  if (previous === undefined) return undefined
  const places = Array.from({ length: rest.length / 2 }, (_, index) => ({
    position: rest[2 * index] ?? 0,
    added: rest[2 * index + 1] === 1,
  }))
  return { previous, places }
}

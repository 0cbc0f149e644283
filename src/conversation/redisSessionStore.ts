import { randomBytes } from 'node:crypto'
import { keysOf } from '../redis/keysOf.ts'
import type { Redis } from '../redis/Redis.ts'
import { script } from '../redis/script.ts'
import { sessionSchema, type Session } from './Session.ts'
import { answeredLifetimeSeconds, sessionLifetimeSeconds, type SessionStore } from './SessionStore.ts'

/** Sessions in Redis, for any number of processes. A session stands there as its version and its JSON. */
export function createRedisSessionStore(redis: Redis): SessionStore {
  return {
    async read(key) {
      const stored = await redis.get(keysOf(key).session)
      if (stored === undefined) return undefined
      const session = readSession(stored.slice(versionLength))
      if (session !== undefined) return { session, version: stored.slice(0, versionLength) }
      // What another version of the program wrote and this one cannot read counts as ended.
      await remove(key, [])
      return undefined
    },

    async write(key, session, expected) {
      const { session: at, ended } = keysOf(key)
      const value = newVersion() + JSON.stringify(session)
      return (await redis.run(writing, [at, ended], [expected ?? '', value, String(sessionLifetimeSeconds)])) === 1
    },

    delete: remove,

    async wasAnswered(key, delivery) {
      const answered = await redis.get(keysOf(key).answered)
      return answered?.split(' ').includes(delivery) ?? false
    },

    async end(key) {
      const { session, answered, ended } = keysOf(key)
      await redis.run(ending, [session, answered, ended], [String(sessionLifetimeSeconds)])
    },

    hasEnded: async (key) => redis.has(keysOf(key).ended),
  }

  async function remove(key: string, deliveries: readonly string[]): Promise<void> {
    const { session, answered } = keysOf(key)
    await redis.run(deleting, [session, answered], [deliveries.join(' '), String(answeredLifetimeSeconds)])
  }
}

/** Every write has a version that no other has: a session that was deleted and begun anew is not taken for the old one. */
function newVersion(): string {
  return randomBytes(9).toString('base64url')
}

const versionLength = 12

const writing = script(`
  if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
  if redis.call('GETRANGE', KEYS[1], 0, ${versionLength - 1}) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  return 1
`)

const deleting = script(`
  redis.call('DEL', KEYS[1])
  if ARGV[1] ~= '' then redis.call('SET', KEYS[2], ARGV[1], 'EX', ARGV[2]) end
`)

const ending = script(`
  redis.call('SET', KEYS[3], '', 'EX', ARGV[1])
  redis.call('DEL', KEYS[1], KEYS[2])
`)

function readSession(json: string): Session | undefined {
  try {
    return sessionSchema.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}

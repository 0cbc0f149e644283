import { createRecentKeys } from './recentKeys.ts'
import { answeredLifetimeSeconds, sessionLifetimeSeconds, type SessionStore } from './SessionStore.ts'
import type { Session } from './Session.ts'

/** As JSON a session takes a fraction of what it takes as objects, and most sessions wait. */
type Entry = { readonly json: string; readonly version: number; readonly endsAt: number }

/** Sessions in this process's memory: at most `maximumSessions`, the one idle longest goes first; all end with the process. */
export function createMemorySessionStore({
  maximumSessions,
  now,
}: {
  maximumSessions: number
  now: () => Date
}): SessionStore {
  // A Map keeps its keys in the order they were set: each write moves its session to the end.
  const entries = new Map<string, Entry>()
  const answered = createRecentKeys({ maximumKeys: maximumSessions, lifetimeSeconds: answeredLifetimeSeconds, now })
  const ended = createRecentKeys({ maximumKeys: maximumSessions, lifetimeSeconds: sessionLifetimeSeconds, now })
  let writes = 0

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry === undefined || entry.endsAt > now().getTime()) return entry
    entries.delete(key)
    return undefined
  }

  return {
    async read(key) {
      const entry = live(key)
      return entry && { session: JSON.parse(entry.json) as Session, version: String(entry.version) }
    },

    async write(key, session, expected) {
      if (live(key)?.version.toString() !== expected || ended.has(key)) return false
      entries.delete(key)
      writes++
      entries.set(key, {
        json: JSON.stringify(session),
        version: writes,
        endsAt: now().getTime() + sessionLifetimeSeconds * 1000,
      })
      dropOldest()
      return true
    },

    async delete(key, deliveries) {
      entries.delete(key)
      for (const delivery of deliveries) answered.add(`${key} ${delivery}`)
    },

    wasAnswered: async (key, delivery) => answered.has(`${key} ${delivery}`),

    async end(key) {
      entries.delete(key)
      ended.add(key)
    },

    hasEnded: async (key) => ended.has(key),
  }

  function dropOldest(): void {
    for (const [key, { endsAt }] of entries) {
      if (entries.size <= maximumSessions && endsAt > now().getTime()) return
      entries.delete(key)
    }
  }
}

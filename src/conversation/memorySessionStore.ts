import { sessionLifetimeSeconds, type SessionStore } from './SessionStore.ts'
import type { Session } from './Session.ts'

type Entry = { readonly session: Session; readonly version: number; readonly endsAt: number }

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

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry === undefined || entry.endsAt > now().getTime()) return entry
    entries.delete(key)
    return undefined
  }

  return {
    async read(key) {
      const entry = live(key)
      return entry && { session: entry.session, version: String(entry.version) }
    },

    async write(key, session, expected) {
      const before = live(key)
      if ((before === undefined ? undefined : String(before.version)) !== expected) return false
      entries.delete(key)
      entries.set(key, {
        session,
        version: (before?.version ?? 0) + 1,
        endsAt: now().getTime() + sessionLifetimeSeconds * 1000,
      })
      dropOldest()
      return true
    },

    async delete(key) {
      entries.delete(key)
    },
  }

  function dropOldest(): void {
    for (const [key, { endsAt }] of entries) {
      if (entries.size <= maximumSessions && endsAt > now().getTime()) return
      entries.delete(key)
    }
  }
}

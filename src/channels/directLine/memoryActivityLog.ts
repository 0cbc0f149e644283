import {
  lastLifetimeSeconds,
  logLifetimeSeconds,
  maximumActivities,
  type ActivityLog,
  type LoggedActivity,
} from './ActivityLog.ts'

/** A log in the memory of this process; `sweep` drops what is too old. The oldest conversations go first when it is full. */
export type MemoryActivityLog = ActivityLog & { readonly sweep: () => void }

/** Activities by their ids, the oldest first, with the position of the newest: every turn asks for it. */
type Kept = { readonly activities: Map<string, LoggedActivity>; readonly newest: number; readonly touched: number }

/** Makes a log that ends with the process. A conversation it had to drop is shown its present view when it comes back. */
export function createMemoryActivityLog(options: {
  readonly maximumConversations: number
  readonly maximumCharacters: number
  readonly now: () => Date
}): MemoryActivityLog {
  const conversations = new Map<string, Kept>()
  const lasts = new Map<string, Kept>()
  let characters = 0
  let lastPosition = 0

  const nextPosition = () => {
    // Positions follow the clock, so that a log begun anew after a restart stands after all that a client has seen.
    lastPosition = Math.max(lastPosition + 1, options.now().getTime())
    return lastPosition
  }
  const drop = (key: string) => {
    for (const { members } of conversations.get(key)?.activities.values() ?? []) characters -= members.length
    conversations.delete(key)
  }
  const add = (kept: Map<string, LoggedActivity>, activity: LoggedActivity) => {
    kept.set(activity.id, activity)
    characters += activity.members.length
    if (kept.size <= maximumActivities) return
    for (const oldest of kept.values()) {
      kept.delete(oldest.id)
      characters -= oldest.members.length
      return
    }
  }
  const sweep = () => {
    const now = options.now().getTime()
    for (const [key, { touched }] of lasts) {
      if (touched > now - lastLifetimeSeconds * 1000) break
      lasts.delete(key)
    }
    for (const [key, { touched }] of conversations) {
      const full = conversations.size > options.maximumConversations || characters > options.maximumCharacters
      if (touched > now - logLifetimeSeconds * 1000 && !full) return
      drop(key)
    }
  }

  return {
    sweep,
    async append(key, activities) {
      sweep()
      const before = conversations.get(key)
      const kept = before?.activities ?? new Map<string, LoggedActivity>()
      const places = activities.map((activity) => {
        const known = kept.get(activity.id)
        if (known !== undefined) return { position: known.position, added: false }
        const position = nextPosition()
        add(kept, { ...activity, position })
        return { position, added: true }
      })
      const newest = places.findLast(({ added }) => added)?.position
      if (newest !== undefined) {
        // Set anew, the key moves to the end of the map: the map's order is the order of last use.
        conversations.delete(key)
        conversations.set(key, { activities: kept, newest, touched: options.now().getTime() })
      }
      sweep()
      return { previous: before?.newest ?? 0, places }
    },
    async read(key, after) {
      sweep()
      const activities = [lasts, conversations].flatMap((kept) => [...(kept.get(key)?.activities.values() ?? [])])
      const newest = activities.at(-1)?.position ?? 0
      return after > newest ? activities : activities.filter(({ position }) => position > after)
    },
    async isKept(key) {
      sweep()
      return conversations.has(key)
    },
    async clear(key, last) {
      sweep()
      const previous = conversations.get(key)?.newest ?? 0
      drop(key)
      const before = lasts.get(key)?.activities
      const activities = last.map((activity) => before?.get(activity.id) ?? { ...activity, position: nextPosition() })
      lasts.delete(key)
      lasts.set(key, {
        activities: new Map(activities.map((activity) => [activity.id, activity])),
        newest: activities.at(-1)?.position ?? 0,
        touched: options.now().getTime(),
      })
      return {
        previous,
        places: activities.map(({ id, position }) => ({ position, added: before?.has(id) !== true })),
      }
    },
    async end(key) {
      drop(key)
      lasts.delete(key)
    },
    follow: async () => () => {},
  }
}

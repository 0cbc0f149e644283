import { logLifetimeSeconds, maximumActivities, type ActivityLog, type LoggedActivity } from './ActivityLog.ts'

/** A log in the memory of this process; `sweep` drops what is too old. The oldest conversations go first when it is full. */
export type MemoryActivityLog = ActivityLog & { readonly sweep: () => void }

/** Activities by their ids, the oldest first. */
type Kept = { readonly activities: Map<string, LoggedActivity>; readonly touched: number }

/** Makes a log that ends with the process. A conversation it had to drop is shown its present view when it comes back. */
export function createMemoryActivityLog(options: {
  readonly maximumConversations: number
  readonly maximumCharacters: number
  readonly now: () => Date
}): MemoryActivityLog {
  const conversations = new Map<string, Kept>()
  let characters = 0
  let lastPosition = 0

  const nextPosition = () => {
    // Positions follow the clock, so that a log begun anew after a restart stands after all that a client has seen.
    lastPosition = Math.max(lastPosition + 1, options.now().getTime())
    return lastPosition
  }
  const drop = (key: string) => {
    for (const { json } of conversations.get(key)?.activities.values() ?? []) characters -= json.length
    conversations.delete(key)
  }
  const add = (key: string, activity: LoggedActivity) => {
    const activities = conversations.get(key)?.activities ?? new Map<string, LoggedActivity>()
    activities.set(activity.id, activity)
    characters += activity.json.length
    const [oldest] = activities.values()
    if (oldest && activities.size > maximumActivities) {
      activities.delete(oldest.id)
      characters -= oldest.json.length
    }
    // Set anew, the key moves to the end of the map: the map's order is the order of last use.
    conversations.delete(key)
    conversations.set(key, { activities, touched: options.now().getTime() })
  }
  const sweep = () => {
    const oldest = options.now().getTime() - logLifetimeSeconds * 1000
    for (const [key, { touched }] of conversations) {
      const full = conversations.size > options.maximumConversations || characters > options.maximumCharacters
      if (touched > oldest && !full) return
      drop(key)
    }
  }

  return {
    sweep,
    async append(key, { id, json }) {
      sweep()
      const known = conversations.get(key)?.activities.get(id)
      if (known) return { position: known.position, added: false }
      const position = nextPosition()
      add(key, { id, position, json })
      sweep()
      return { position, added: true }
    },
    async read(key, after) {
      sweep()
      const activities = [...(conversations.get(key)?.activities.values() ?? [])]
      const last = activities.at(-1)
      if (!last) return undefined
      return after > last.position ? activities : activities.filter(({ position }) => position > after)
    },
    async clear(key) {
      drop(key)
      return nextPosition()
    },
  }
}

import { logLifetimeSeconds, maximumActivities, type ActivityLog, type LoggedActivity } from './ActivityLog.ts'

/** A log in the memory of this process; `sweep` drops what is too old. The oldest conversations go first when it is full. */
export type MemoryActivityLog = ActivityLog & { readonly sweep: () => void }

type Kept = { activities: readonly LoggedActivity[]; readonly touched: number }

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
    characters -= sizeOf(conversations.get(key)?.activities ?? [])
    conversations.delete(key)
  }
  const keep = (key: string, activities: readonly LoggedActivity[]) => {
    drop(key)
    // Set anew, the key moves to the end of the map: the map's order is the order of last use.
    conversations.set(key, { activities, touched: options.now().getTime() })
    characters += sizeOf(activities)
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
      const before = conversations.get(key)?.activities ?? []
      const known = before.find((activity) => activity.id === id)
      if (known) return { position: known.position, added: false }
      const position = nextPosition()
      keep(key, [...before, { id, position, json }].slice(-maximumActivities))
      sweep()
      return { position, added: true }
    },
    async read(key, after) {
      sweep()
      const activities = conversations.get(key)?.activities
      const last = activities?.at(-1)
      if (!activities || !last) return undefined
      return after > last.position ? activities : activities.filter(({ position }) => position > after)
    },
    async clear(key) {
      drop(key)
      return nextPosition()
    },
  }
}

function sizeOf(activities: readonly LoggedActivity[]): number {
  return activities.reduce((sum, { json }) => sum + json.length, 0)
}

import {
  lastLifetimeSeconds,
  logLifetimeSeconds,
  maximumActivities,
  type ActivityLog,
  type Appended,
  type LoggedActivity,
  type NewActivity,
} from './ActivityLog.ts'

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
  const lasts = new Map<string, Kept>()
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
  const place = (before: readonly LoggedActivity[], activities: readonly NewActivity[]) => {
    const after = [...before]
    const places = activities.map((activity) => {
      const known = after.find(({ id }) => id === activity.id)
      if (known !== undefined) return { position: known.position, added: false }
      const position = nextPosition()
      after.push({ ...activity, position })
      return { position, added: true }
    })
    const appended: Appended = { previous: before.at(-1)?.position ?? 0, places }
    return { after, appended }
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
      const { after, appended } = place(conversations.get(key)?.activities ?? [], activities)
      if (appended.places.some(({ added }) => added)) keep(key, after.slice(-maximumActivities))
      sweep()
      return appended
    },
    async read(key, after) {
      sweep()
      const activities = [...(lasts.get(key)?.activities ?? []), ...(conversations.get(key)?.activities ?? [])]
      const newest = activities.at(-1)?.position ?? 0
      return after > newest ? activities : activities.filter(({ position }) => position > after)
    },
    async isKept(key) {
      sweep()
      return conversations.has(key)
    },
    async clear(key, last) {
      sweep()
      const previous = conversations.get(key)?.activities.at(-1)?.position ?? 0
      drop(key)
      const { after, appended } = place(lasts.get(key)?.activities ?? [], last)
      lasts.delete(key)
      lasts.set(key, { activities: after.slice(-last.length), touched: options.now().getTime() })
      return { ...appended, previous: Math.max(previous, appended.previous) }
    },
    async end(key) {
      drop(key)
      lasts.delete(key)
    },
    follow: async () => () => {},
  }
}

function sizeOf(activities: readonly LoggedActivity[]): number {
  return activities.reduce((sum, { json }) => sum + json.length, 0)
}

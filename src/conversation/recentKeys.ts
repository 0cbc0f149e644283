/** Keys that count for a while after they were added. */
export type RecentKeys = {
  readonly add: (key: string) => void
  readonly has: (key: string) => boolean
  readonly sweep: () => void
}

/** Remembers keys for a time in this process's memory, the oldest out first when there are too many. */
export function createRecentKeys(options: {
  readonly maximumKeys: number
  readonly lifetimeSeconds: number
  readonly now: () => Date
}): RecentKeys {
  const keys = new Map<string, number>()
  const sweep = () => {
    const oldest = options.now().getTime() - options.lifetimeSeconds * 1000
    for (const [key, time] of keys) {
      if (time > oldest && keys.size <= options.maximumKeys) return
      keys.delete(key)
    }
  }
  return {
    sweep,
    add(key) {
      keys.delete(key)
      keys.set(key, options.now().getTime())
      sweep()
    },
    has(key) {
      sweep()
      return keys.has(key)
    },
  }
}

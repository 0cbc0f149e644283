/** Conversations that a person has left: what still arrives for them is refused, so that it does not begin them anew. */
export type EndedConversations = {
  readonly add: (key: string) => void
  readonly has: (key: string) => boolean
  readonly sweep: () => void
}

/** Remembers ended conversations for as long as their tokens are good, the oldest out first when there are too many. */
export function createEndedConversations(options: {
  readonly maximumConversations: number
  readonly lifetimeSeconds: number
  readonly now: () => Date
}): EndedConversations {
  const ended = new Map<string, number>()
  const sweep = () => {
    const oldest = options.now().getTime() - options.lifetimeSeconds * 1000
    for (const [key, time] of ended) {
      if (time > oldest && ended.size <= options.maximumConversations) return
      ended.delete(key)
    }
  }
  return {
    sweep,
    add(key) {
      ended.delete(key)
      ended.set(key, options.now().getTime())
      sweep()
    },
    has: (key) => ended.has(key),
  }
}

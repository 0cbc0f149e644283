/** An open connection to one client: the server fills it in with a WebSocket. */
export type Stream = { readonly send: (text: string) => void; readonly close: () => void }

/** A stream with the position of the last activity that it was sent. */
export type OpenStream = { readonly stream: Stream; last: number }

/** The streams of this process, by conversation. */
export type OpenStreams = {
  readonly of: (conversationId: string) => readonly OpenStream[]
  /** Adds a stream; with the first of a conversation, `follow` is called, and what it answers when the last has gone. */
  readonly add: (conversationId: string, each: OpenStream, follow: () => Promise<() => void>) => Promise<void>
  readonly remove: (conversationId: string, stream: Stream) => void
}

/** More streams than this on one conversation are tabs left behind: the oldest is closed. */
const maximumStreams = 5

/** Makes an empty list. */
export function createOpenStreams(): OpenStreams {
  const conversations = new Map<string, { readonly streams: OpenStream[]; stop?: () => void }>()

  const remove = (conversationId: string, stream: Stream) => {
    const open = conversations.get(conversationId)
    const at = open?.streams.findIndex((each) => each.stream === stream) ?? -1
    if (open === undefined || at < 0) return
    open.streams.splice(at, 1)
    if (open.streams.length > 0) return
    conversations.delete(conversationId)
    open.stop?.()
  }

  return {
    of: (conversationId) => [...(conversations.get(conversationId)?.streams ?? [])],
    async add(conversationId, each, follow) {
      const open = conversations.get(conversationId) ?? { streams: [] }
      conversations.set(conversationId, open)
      const [oldest] = open.streams
      if (oldest !== undefined && open.streams.length >= maximumStreams) {
        open.streams.shift()
        oldest.stream.close()
      }
      open.streams.push(each)
      if (open.stop !== undefined) return
      const stop = await follow()
      open.stop = stop
      // All of them may have gone while it began.
      if (conversations.get(conversationId) !== open) stop()
    },
    remove,
  }
}

import type { ActivityLog, LoggedActivity } from './ActivityLog.ts'
import type { Handover } from './handover.ts'

/** An open connection to one client: the server fills it in with a WebSocket. */
export type Stream = { readonly send: (text: string) => void; readonly close: () => void }

/** An activity to publish: `kept` is what the log may hold of it, `live` what the client gets once, now. */
export type Publication = { readonly id: string; readonly kept: string; readonly live: string }

/** Brings activities to a conversation's clients, at once over a stream or at the next poll. Call it in order for each conversation. */
export type Feed = {
  readonly publish: (conversationId: string, activity: Publication) => Promise<void>
  /** Forgets all that was kept, then delivers a last activity, which is kept nowhere. `answers` is the activity it replies to. */
  readonly publishLast: (conversationId: string, activity: Publication, answers: string | undefined) => Promise<void>
  /** Whether anything of the conversation is kept. */
  readonly isKept: (conversationId: string) => Promise<boolean>
  /** An activity set, as JSON text, of what came after a position. */
  readonly poll: (conversationId: string, after: number) => Promise<string>
  /** Sends a stream what came after a position and from now on. Call `detach` when it closes. */
  readonly attach: (conversationId: string, after: number, stream: Stream) => Promise<void>
  readonly detach: (conversationId: string, stream: Stream) => void
  /** Forgets all that was kept and closes the streams. */
  readonly end: (conversationId: string) => Promise<void>
}

/** More streams than this on one conversation are tabs left behind: the oldest is closed. */
const maximumStreams = 5

/** Makes the feed of this process. */
export function createFeed(options: {
  readonly log: ActivityLog
  readonly handover: Handover
  readonly logKey: (conversationId: string) => string
}): Feed {
  const { log, handover, logKey } = options
  const streams = new Map<string, Set<Stream>>()

  const deliver = (conversationId: string, activity: LoggedActivity): boolean => {
    const open = streams.get(conversationId)
    for (const stream of open ?? []) stream.send(activitySet(conversationId, [activity], activity.position))
    return open !== undefined
  }
  const activitiesAfter = async (conversationId: string, after: number) => {
    const kept = (await log.read(logKey(conversationId), after)) ?? []
    const once = handover.take(conversationId)
    const others = kept.filter(({ position }) => !once.some((activity) => activity.position === position))
    return [...others, ...once].toSorted((one, other) => one.position - other.position)
  }
  const detach = (conversationId: string, stream: Stream) => {
    const open = streams.get(conversationId)
    open?.delete(stream)
    if (open?.size === 0) streams.delete(conversationId)
  }

  return {
    async publish(conversationId, { id, kept, live }) {
      const { position, added } = await log.append(logKey(conversationId), { id, json: kept })
      if (!added) return
      const delivered = deliver(conversationId, { id, position, json: live })
      if (!delivered && live !== kept) handover.keep(conversationId, { id, position, json: live })
    },
    async publishLast(conversationId, { id, live }, answers) {
      const logged = await log.read(logKey(conversationId), 0)
      const position = await log.clear(logKey(conversationId))
      handover.forget(conversationId)
      if (deliver(conversationId, { id, position, json: live })) return
      const answered = logged?.find((activity) => activity.id === answers)
      if (answered) handover.keep(conversationId, answered)
      handover.keep(conversationId, { id, position, json: live })
    },
    isKept: async (conversationId) => (await log.read(logKey(conversationId), 0)) !== undefined,
    async poll(conversationId, after) {
      const activities = await activitiesAfter(conversationId, after)
      return activitySet(conversationId, activities, activities.at(-1)?.position ?? after)
    },
    async attach(conversationId, after, stream) {
      const open = streams.get(conversationId) ?? new Set()
      const [oldest] = open
      if (oldest && open.size >= maximumStreams) {
        open.delete(oldest)
        oldest.close()
      }
      streams.set(conversationId, open.add(stream))
      const activities = await activitiesAfter(conversationId, after)
      const last = activities.at(-1)
      if (last) stream.send(activitySet(conversationId, activities, last.position))
    },
    detach,
    async end(conversationId) {
      handover.forget(conversationId)
      await log.clear(logKey(conversationId))
      for (const stream of streams.get(conversationId) ?? []) stream.close()
      streams.delete(conversationId)
    },
  }
}

/** Direct Line's activity set. What is kept does not name its conversation: the id is put back here. */
function activitySet(conversationId: string, activities: readonly LoggedActivity[], watermark: number): string {
  const conversation = JSON.stringify({ id: conversationId })
  const members = activities.map(({ json }) => `{"conversation":${conversation},${json.slice(1)}`)
  return `{"activities":[${members.join(',')}],"watermark":"${watermark}"}`
}

import { StoreUnavailable } from '../../redis/StoreUnavailable.ts'
import type { ActivityLog, Appended, LoggedActivity, News } from './ActivityLog.ts'
import { activitySet } from './activitySet.ts'
import type { Handover } from './handover.ts'
import { createInOrder } from './inOrder.ts'
import { createOpenStreams, type OpenStream, type Stream } from './openStreams.ts'

/** An activity to publish, as members of a JSON object: `kept` is what the log may hold of it, `live` what the client gets once, now. */
export type Publication = {
  readonly id: string
  readonly kept: string
  readonly live: string
  /** The turn that it shows, where it shows one. */
  readonly turn?: number | undefined
}

/** Brings activities to a conversation's clients, at once over a stream of any process or at the next poll. Call it in order for each conversation. */
export type Feed = {
  /** All throw `StoreUnavailable` where nothing could be kept. */
  readonly publish: (conversationId: string, activities: readonly Publication[]) => Promise<void>
  /** Forgets all that was kept, then delivers last activities, which stay for a moment only. */
  readonly publishLast: (conversationId: string, activities: readonly Publication[]) => Promise<void>
  /** Delivers what says that nothing could be kept, to the clients of this process. */
  readonly publishUnkept: (conversationId: string, activity: Publication) => void
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

/** Makes the feed of this process. */
export function createFeed(options: {
  readonly log: ActivityLog
  readonly handover: Handover
  readonly logKey: (conversationId: string) => string
}): Feed {
  const { log, handover, logKey } = options
  const open = createOpenStreams()
  const inOrder = createInOrder()

  const hear = (conversationId: string) => (news: News) => {
    if (news === 'more') void inOrder(conversationId, () => catchUp(conversationId)).catch(() => undefined)
    else close(conversationId)
  }

  return {
    async publish(conversationId, activities) {
      const kept = activities.map(({ id, kept: members, turn }) => ({ id, members, turn }))
      const appended = await log.append(logKey(conversationId), kept)
      if (appended !== undefined) await deliver(conversationId, activities, appended)
    },
    async publishLast(conversationId, activities) {
      const kept = activities.map(({ id, kept: members }) => ({ id, members }))
      handover.forget(conversationId)
      await deliver(conversationId, activities, await log.clear(logKey(conversationId), kept))
    },
    publishUnkept(conversationId, { id, live }) {
      const streams = open.of(conversationId)
      const activity = { id, position: notKept, members: live }
      if (streams.length === 0) handover.keep(conversationId, activity)
      for (const { stream, last } of streams) stream.send(activitySet(conversationId, [activity], last))
    },
    isKept: (conversationId) => log.isKept(logKey(conversationId)),
    async poll(conversationId, after) {
      const activities = await activitiesAfter(conversationId, after)
      return activitySet(conversationId, activities, lastPosition(activities, after))
    },
    attach: (conversationId, after, stream) =>
      inOrder(conversationId, async () => {
        const begun: OpenStream = { stream, last: after }
        await open.add(conversationId, begun, () => log.follow(logKey(conversationId), hear(conversationId)))
        await sendMissed(conversationId, begun)
      }),
    detach: open.remove,
    async end(conversationId) {
      close(conversationId)
      await log.end(logKey(conversationId))
    },
  }

  /** What was just added goes out as it came; a stream that has missed something before it gets that first. */
  async function deliver(
    conversationId: string,
    activities: readonly Publication[],
    { previous, places }: Appended,
  ): Promise<void> {
    const added = activities.flatMap(({ id, live, kept }, index) => {
      const place = places[index]
      return place?.added === true ? [{ id, position: place.position, members: live, isLive: live !== kept }] : []
    })
    const [newest] = added.slice(-1)
    if (newest === undefined) return
    const streams = open.of(conversationId)
    if (streams.length === 0) {
      // What holds no words is read from the log.
      for (const { isLive, ...activity } of added) if (isLive) handover.keep(conversationId, activity)
      return
    }
    await inOrder(conversationId, async () => {
      for (const each of streams) {
        if (each.last >= previous) send(conversationId, each, added, newest.position)
        else await sendMissed(conversationId, each, added)
      }
    })
  }

  async function catchUp(conversationId: string): Promise<void> {
    for (const each of open.of(conversationId)) await sendMissed(conversationId, each)
  }

  async function sendMissed(
    conversationId: string,
    each: OpenStream,
    live: readonly LoggedActivity[] = [],
  ): Promise<void> {
    const activities = await activitiesAfter(conversationId, each.last, live)
    if (activities.length > 0) send(conversationId, each, activities, lastPosition(activities, each.last))
  }

  function send(
    conversationId: string,
    each: OpenStream,
    activities: readonly LoggedActivity[],
    watermark: number,
  ): void {
    each.last = watermark
    each.stream.send(activitySet(conversationId, activities, watermark))
  }

  /** What is kept, with the words where this process still has them to give back. */
  async function activitiesAfter(
    conversationId: string,
    after: number,
    live: readonly LoggedActivity[] = [],
  ): Promise<readonly LoggedActivity[]> {
    const once = [...live, ...handover.take(conversationId)]
    const kept = await log.read(logKey(conversationId), after).catch((error: unknown) => {
      // What says that nothing can be kept now still goes out.
      if (error instanceof StoreUnavailable && once.length > 0) return []
      throw error
    })
    const unkept = once.filter(({ position }) => position === notKept)
    const words = once.filter(({ position }) => position !== notKept)
    const others = kept.filter(({ position }) => !words.some((activity) => activity.position === position))
    return [...[...others, ...words].toSorted((one, other) => one.position - other.position), ...unkept]
  }

  function close(conversationId: string): void {
    handover.forget(conversationId)
    for (const { stream } of open.of(conversationId)) {
      stream.close()
      open.remove(conversationId, stream)
    }
  }
}

/** Stands for no position: nothing was kept. */
const notKept = 0

function lastPosition(activities: readonly LoggedActivity[], after: number): number {
  return activities.findLast(({ position }) => position !== notKept)?.position ?? after
}

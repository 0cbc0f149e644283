import type { LoggedActivity } from './ActivityLog.ts'

/** What a polling client may fetch once and no store keeps: its own words coming back, and the view after "clear". */
export type Handover = {
  readonly keep: (conversationId: string, activity: LoggedActivity) => void
  /** Hands over all there is for a conversation, and forgets it. */
  readonly take: (conversationId: string) => readonly LoggedActivity[]
  readonly forget: (conversationId: string) => void
  readonly sweep: () => void
}

/** What nobody fetched is gone after this long. */
export const handoverLifetimeSeconds = 30

/** Makes a handover in the memory of this process, the oldest conversations out first when it is full. */
export function createHandover(options: { readonly maximumConversations: number; readonly now: () => Date }): Handover {
  const waiting = new Map<string, { readonly activities: readonly LoggedActivity[]; readonly kept: number }>()
  const sweep = () => {
    const oldest = options.now().getTime() - handoverLifetimeSeconds * 1000
    for (const [conversationId, { kept }] of waiting) {
      if (kept > oldest && waiting.size <= options.maximumConversations) return
      waiting.delete(conversationId)
    }
  }
  const take = (conversationId: string) => {
    sweep()
    const activities = waiting.get(conversationId)?.activities ?? []
    waiting.delete(conversationId)
    return activities
  }
  return {
    sweep,
    take,
    keep(conversationId, activity) {
      const activities = [...take(conversationId), activity].slice(-maximumWaiting)
      waiting.set(conversationId, { activities, kept: options.now().getTime() })
      sweep()
    },
    forget: (conversationId) => void waiting.delete(conversationId),
  }
}

const maximumWaiting = 10

import { hash, randomUUID } from 'node:crypto'
import { membersOf } from '../writeJson.ts'
import type { Publication } from './feed.ts'
import type { Received } from './readActivity.ts'

/** A person's activity on its way back to them: the words once, and without words for the log. Clients match it by `clientActivityID`. */
export function personActivity(id: string, { activity, clientActivityId, postBack }: Received, now: Date): Publication {
  const kept = {
    type: activity.type,
    id,
    timestamp: now.toISOString(),
    channelId: 'directline',
    from: { id: 'person', role: 'user' },
    text: '',
    channelData: clientActivityId === undefined ? {} : { clientActivityID: clientActivityId },
  }
  const members = membersOf(kept)
  // A tap has no words to give back.
  if (activity.text === undefined && !postBack) return { id, kept: members, live: members }
  const live = {
    ...kept,
    text: activity.text ?? '',
    channelData: postBack ? { ...kept.channelData, postBack } : kept.channelData,
  }
  return { id, kept: members, live: membersOf(live) }
}

/** The id of a person's activity: the same for the same delivery sent twice, which its `clientActivityID` tells. */
export function personActivityId(conversationId: string, clientActivityId: string | undefined): string {
  if (clientActivityId === undefined) return randomUUID()
  return hash('sha256', `${conversationId} ${clientActivityId}`, 'base64url').slice(0, 22)
}

import type { Activity } from 'botbuilder'
import type { Publication } from './feed.ts'

/** A reply on its way to the person: what a client needs of it, and no name of anybody. */
export function botActivity(id: string, activity: Partial<Activity>, now: Date): Publication {
  const { type, replyToId, text, textFormat, locale, inputHint, suggestedActions, channelData } = activity
  const json = JSON.stringify({
    type,
    id,
    timestamp: now.toISOString(),
    channelId: 'directline',
    from: { id: 'signpost', role: 'bot' },
    replyToId,
    text,
    textFormat,
    locale,
    inputHint,
    suggestedActions,
    channelData,
  })
  return { id, kept: json, live: json }
}

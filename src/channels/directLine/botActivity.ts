import type { Activity } from 'botbuilder'
import type { Publication } from './feed.ts'

/** A reply on its way to the person: what a client needs of it, and no name of anybody. */
export function botActivity(id: string, activity: Partial<Activity>, now: Date): Publication {
  const { type, replyToId } = activity
  const head = JSON.stringify({
    type,
    id,
    timestamp: now.toISOString(),
    channelId: 'directline',
    from: { id: 'signpost', role: 'bot' },
    replyToId,
  })
  const json = `${head.slice(0, -1)},${contentOf(activity).slice(1)}`
  return { id, kept: json, live: json }
}

/** What a message says, as JSON: written once where the same goes to many people, which its `channelData` tells. */
function contentOf({ text, textFormat, locale, inputHint, suggestedActions, channelData }: Partial<Activity>): string {
  const said: unknown = channelData
  const known = typeof said === 'object' && said !== null ? written.get(said) : undefined
  const content = known ?? JSON.stringify({ text, textFormat, locale, inputHint, suggestedActions, channelData })
  if (typeof said === 'object' && said !== null) written.set(said, content)
  return content
}

const written = new WeakMap<object, string>()

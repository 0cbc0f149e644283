import type { Activity } from 'botbuilder'
import type { View } from '../../triage/View.ts'
import { membersOf, membersWith } from '../writeJson.ts'
import type { Publication } from './feed.ts'
import { writeView } from './writeView.ts'

/** A reply on its way to the person: what a client needs of it, and no name of anybody. */
export function botActivity(id: string, activity: Partial<Activity>, now: Date): Publication {
  const { type, replyToId } = activity
  const head = membersOf({
    type,
    id,
    timestamp: now.toISOString(),
    channelId: 'directline',
    from: { id: 'signpost', role: 'bot' },
    replyToId,
  })
  const members = `${head},${contentOf(activity)}`
  return { id, kept: members, live: members }
}

/** What a message says, as members of a JSON object: written once where the same goes to many people, which its `channelData` tells. */
function contentOf({ text, textFormat, locale, inputHint, suggestedActions, channelData }: Partial<Activity>): string {
  const said: unknown = channelData
  const content = { text, textFormat, locale, inputHint, suggestedActions }
  if (!holdsView(said)) return membersOf({ ...content, channelData })
  const known = written.get(said)
  if (known !== undefined) return known
  const members = membersWith(content, 'channelData', `{"view":${writeView(said.view)}}`)
  written.set(said, members)
  return members
}

function holdsView(channelData: unknown): channelData is { readonly view: View } {
  return typeof channelData === 'object' && channelData !== null && 'view' in channelData
}

const written = new WeakMap<object, string>()

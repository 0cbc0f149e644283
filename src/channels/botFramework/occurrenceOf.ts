import { ActivityTypes } from 'botbuilder'
import { z } from 'zod'
import { facetNames } from '../../facets.ts'
import type { Incoming } from '../../conversation/Incoming.ts'
import { commands } from '../../triage/commands.ts'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import { plain } from '../../understanding/readReply.ts'
import { isShared, type ReadActivity } from './readActivity.ts'
import { wordsOf } from './wordsOf.ts'

/** The verb of every button of ours. */
export const verb = 'signpost'

/** How a person did something, which says where the reply goes. */
export type Means = 'joined' | 'execute' | 'submit' | 'typed'

/** What an activity tells: nothing to answer, that the person left, or what they did. */
export type Occurrence = { readonly kind: 'nothing' } | { readonly kind: 'refused' } | { readonly kind: 'left' } | Did

/** What a person did, how, and the message it was done on, if a button was pressed. */
export type Did = {
  readonly kind: 'did'
  readonly means: Means
  readonly incoming: Incoming
  readonly change: Change | undefined
  readonly on: string | undefined
}

/** What a person may change beside answering; `none-ticked` is a list sent with nothing ticked. */
export type Change = 'plain-text' | 'cards' | 'none-ticked'

/** Reads what happened off an activity: names, ids and everything else that is not needed stay behind. */
export function occurrenceOf(activity: ReadActivity, typed: TeamsWords['typed']): Occurrence {
  switch (activity.type) {
    case ActivityTypes.ConversationUpdate:
      return updateOf(activity)
    case ActivityTypes.InstallationUpdate:
      return installationOf(activity.action)
    case ActivityTypes.Message:
      return isTyped(activity) ? typedIn(activity, typed) : tapped('submit', activity, activity.value)
    case ActivityTypes.MessageUpdate:
      return isEdited(activity) ? typedIn(activity, typed) : { kind: 'nothing' }
    case ActivityTypes.Invoke:
      return activity.name === 'adaptiveCard/action'
        ? tapped('execute', activity, dataOf(activity.value))
        : { kind: 'refused' }
    default:
      return { kind: 'nothing' }
  }
}

const joined: Did = { kind: 'did', means: 'joined', incoming: { kind: 'joined' }, change: undefined, on: undefined }

/** Somebody else who comes or goes is no reason to write: in a shared chat only the bot's own coming is. */
function updateOf(activity: ReadActivity): Occurrence {
  const { membersAdded, membersRemoved, recipient } = activity
  const isBot = ({ id }: { readonly id?: string | null | undefined }) => id !== undefined && id === recipient?.id
  if (membersRemoved?.some(isBot) === true) return { kind: 'left' }
  const added = membersAdded ?? []
  return added.some(isBot) || (!isShared(activity) && added.length > 0) ? joined : { kind: 'nothing' }
}

/** An upgrade of the app is nothing that a person did, and nobody is written to first. */
function installationOf(action: string | null | undefined): Occurrence {
  if (action === 'add') return joined
  return action === 'remove' ? { kind: 'left' } : { kind: 'nothing' }
}

/** Words are words unless one of our buttons came with them. */
function isTyped({ text, value }: ReadActivity): boolean {
  if (value === undefined || value === null) return true
  return (text ?? '').trim() !== '' && !dataSchema.safeParse(value).success
}

/** A message that a person has changed is read as if it were typed now: it may hold a cry for help. */
function isEdited(activity: ReadActivity): boolean {
  const { channelData, value } = activity
  const isEdit = (channelData?.eventType ?? 'editMessage') === 'editMessage'
  return isEdit && (value ?? undefined) === undefined && wordsOf(activity).trim() !== ''
}

function typedIn(activity: ReadActivity, typed: TeamsWords['typed']): Occurrence {
  const text = wordsOf(activity)
  const words = plain(text)
  const change = (['plain-text', 'cards'] as const).find((each) => typed[each].some((word) => plain(word) === words))
  // A picture or a wave holds no words: what is shown stays.
  const isWordless = words === '' && text.trim() !== '?'
  const incoming = change !== undefined || isWordless ? { kind: 'joined' as const } : { kind: 'typed' as const, text }
  return { ...joined, means: 'typed', incoming, change }
}

/** A button of a card. What is no button of ours, any more or at all, shows where the person is. */
function tapped(means: 'execute' | 'submit', { replyToId }: ReadActivity, data: unknown): Occurrence {
  const read = dataSchema.safeParse(data)
  const show: Did = { ...joined, means, on: replyToId ?? undefined }
  if (!read.success) return show
  const { signpost, contentVersion, chosen } = read.data
  if (signpost.kind === 'display') return { ...show, change: signpost.display }
  if (signpost.kind === 'command') {
    const { command, about } = signpost
    const tap = { kind: 'command' as const, command, ...(about === undefined ? {} : { about }) }
    return { ...show, incoming: { kind: 'tapped', tap, contentVersion } }
  }
  // What is ticked comes as one text, and not at all when nothing is.
  const options = [...signpost.options, ...(chosen ?? '').split(',')].filter((option) => option !== '')
  if (options.length === 0) return { ...show, change: 'none-ticked' }
  const tap = { kind: 'answer' as const, question: signpost.question, options }
  return { ...show, incoming: { kind: 'tapped', tap, contentVersion } }
}

function dataOf(value: unknown): unknown {
  const read = z.object({ action: z.object({ verb: z.literal(verb), data: z.unknown().optional() }) }).safeParse(value)
  return read.success ? read.data.action.data : undefined
}

const option = z.string().min(1).max(100)

/** What a button carries: what it sets, and nothing of earlier answers. */
const dataSchema = z.object({
  signpost: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('answer'), question: z.enum(facetNames), options: z.array(option).max(20) }),
    z.object({ kind: z.literal('command'), command: z.enum(commands), about: option.optional() }),
    z.object({ kind: z.literal('display'), display: z.enum(['plain-text', 'cards']) }),
  ]),
  contentVersion: option.optional(),
  chosen: z.string().max(1000).optional(),
})

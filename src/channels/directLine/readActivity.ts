import { ActivityTypes, type Activity } from 'botbuilder'
import { z } from 'zod'
import { isOption } from '../../facets.ts'
import type { Tap } from '../../triage/View.ts'
import { incomingOf } from './incomingOf.ts'
import { drawsView } from './outgoingOf.ts'

/** A posted activity, checked: nothing of it but what a turn needs, and nothing that names anybody. */
export type ReadActivity =
  | { readonly kind: 'refused'; readonly reason: 'bad-activity' | 'message-too-long' }
  | { readonly kind: 'acknowledged' }
  | {
      readonly kind: 'received'
      readonly activity: Pick<Activity, 'type'> & Partial<Activity>
      readonly clientActivityId: string | undefined
      readonly postBack: boolean
    }

/** An activity that asks for an answer. */
export type Received = Extract<ReadActivity, { kind: 'received' }>

/** Reads what a client posted. Known types that ask for no answer are acknowledged; unknown types and shapes are refused. */
export function readActivity(body: unknown, maximumCharacters = Infinity): ReadActivity {
  const posted = postedSchema.safeParse(body)
  if (!posted.success) return { kind: 'refused', reason: 'bad-activity' }
  const { type, text, value, channelData } = posted.data
  if (text !== undefined && text.length > maximumCharacters) return { kind: 'refused', reason: 'message-too-long' }
  const words = text === undefined ? {} : { text }
  const incoming = incomingOf({ type, ...words, value })
  if (incoming === undefined) return { kind: 'acknowledged' }
  if (incoming === 'invalid' || (incoming.kind === 'tapped' && !isAnswerable(incoming.tap)))
    return { kind: 'refused', reason: 'bad-activity' }
  return {
    kind: 'received',
    // A value that is no button of ours goes no further.
    activity: {
      type,
      ...words,
      ...(incoming.kind === 'tapped' ? { value } : {}),
      ...(drawsView(channelData) ? { channelData: { reply: 'view' } } : {}),
    },
    clientActivityId: channelData?.clientActivityID,
    postBack: channelData?.postBack === true,
  }
}

/** Whether a button names options there are, and several only where several may be chosen. */
function isAnswerable(tap: Tap): boolean {
  if (tap.kind !== 'answer') return true
  const { question, options } = tap
  const isKnown = options.every((option) => option === 'skipped' || isOption(question, option))
  return isKnown && (question === 'issues' || options.length === 1)
}

/** Only what is read of an activity is described: a client may send the rest of it, and it is dropped here. */
const postedSchema = z.object({
  type: z.enum(ActivityTypes),
  text: z.string().optional(),
  value: z.unknown().optional(),
  channelData: z
    .object({
      // It is kept and echoed, so it must look like an id and not like words.
      clientActivityID: z
        .string()
        .regex(/^[\w.-]{1,64}$/)
        .optional(),
      postBack: z.boolean().optional(),
      reply: z.unknown().optional(),
    })
    .optional(),
})

import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { facetNames } from '../../facets.ts'
import type { Incoming } from '../../conversation/Incoming.ts'
import { commands } from '../../triage/commands.ts'
import type { Tap } from '../../triage/View.ts'

/** The value of joining again, which only this server gives. */
export const isBack = 'back'

/** What a person did, as an activity says it; undefined when it is nothing to answer (typing, an event), `invalid` when it cannot be read. */
export function incomingOf(activity: Pick<Activity, 'type'> & Partial<Activity>): Incoming | 'invalid' | undefined {
  switch (activity.type) {
    case 'conversationUpdate':
      return { kind: 'joined', ...(activity.value === isBack ? { isBack: true } : {}) }
    case 'message':
      return messageOf(activity)
    default:
      return undefined
  }
}

function messageOf({ text, value }: Partial<Activity>): Incoming | 'invalid' {
  const pressed = pressedSchema.safeParse(value)
  if (pressed.success)
    return { kind: 'tapped', tap: tapOf(pressed.data.signpost), contentVersion: pressed.data.contentVersion }
  if (text !== undefined && text.trim() !== '') return { kind: 'typed', text }
  return 'invalid'
}

const id = z.string().min(1).max(100)

const tapSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), question: z.enum(facetNames), options: z.array(id).min(1).max(20) }),
  z.strictObject({
    kind: z.literal('command'),
    command: z.enum(commands),
    about: id.optional(),
  }),
])

/** The value of a button pressed in a web chat. */
const pressedSchema = z.strictObject({ signpost: tapSchema, contentVersion: id.optional() })

function tapOf(tap: z.infer<typeof tapSchema>): Tap {
  if (tap.kind === 'answer') return tap
  return { kind: 'command', command: tap.command, ...(tap.about === undefined ? {} : { about: tap.about }) }
}

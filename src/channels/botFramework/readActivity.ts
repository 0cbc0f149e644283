import { ActivityTypes } from 'botbuilder'
import { z } from 'zod'

/** Deeper JSON is nobody's activity. */
const deepest = 32
const longestId = 1000

const id = z.string().min(1).max(longestId)
const account = z.looseObject({ id: id.nullish() })
const tenant = z.looseObject({ id: z.string().max(longestId).nullish() })

/** Only what is read of an activity is described. The Bot Framework writes null where there is nothing. */
const activitySchema = z.object({
  type: z.enum(ActivityTypes),
  id: id.nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(longestId),
  conversation: z.looseObject({
    id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(100).nullish(),
    tenantId: z.string().max(longestId).nullish(),
  }),
  from: account.nullish(),
  recipient: account.nullish(),
  replyToId: z.string().max(longestId).nullish(),
  name: z.string().max(200).nullish(),
  action: z.string().max(100).nullish(),
  text: z.string().nullish(),
  timestamp: z.string().max(100).nullish(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().nullish(), content: z.unknown().optional() }))
    .max(100)
    .nullish(),
  value: z.unknown().optional(),
  deliveryMode: z.string().max(100).nullish(),
  membersAdded: z.array(account).max(10_000).nullish(),
  membersRemoved: z.array(account).max(10_000).nullish(),
  channelData: z.looseObject({ tenant: tenant.nullish(), eventType: z.string().max(100).nullish() }).nullish(),
})

/** An activity whose shape has been checked, with nothing in it that is not read. */
export type ReadActivity = z.output<typeof activitySchema>

/** Reads the body of a request; undefined where it is no activity. */
export function readActivity(body: unknown): ReadActivity | undefined {
  if (!isShallow(body, deepest)) return undefined
  const read = activitySchema.safeParse(body)
  return read.success ? read.data : undefined
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isShallow(each, depth - 1))
}

/** What tells one delivery from another. A message that was edited keeps its id. */
export function deliveryOf({ type, id, timestamp }: ReadActivity): string | undefined {
  if (id === undefined || id === null) return undefined
  return type === ActivityTypes.MessageUpdate ? `${id} as of ${timestamp ?? ''}` : id
}

/** The tenants that an activity names; none on channels that have none. */
export function tenantsOf({ channelData, conversation }: ReadActivity): readonly string[] {
  return [channelData?.tenant?.id, conversation.tenantId].filter((each) => each !== undefined && each !== null)
}

/** Whether others read along: anything but a chat of one person with the bot. */
export function isShared({ conversation }: ReadActivity): boolean {
  return conversation.isGroup === true || !['personal', undefined, null].includes(conversation.conversationType)
}

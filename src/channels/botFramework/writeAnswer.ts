import type { Activity } from 'botbuilder'
import { isCard } from '../teams/Card.ts'
import { writeCard } from '../teams/writeCard.ts'
import { withMember, writeJson, writeList } from '../writeJson.ts'

/** What a request to the bot is answered with: replies, or the answer to an invoke. */
export type AnswerBody =
  { readonly activities: readonly Partial<Activity>[] } | { readonly type: string; readonly value: unknown }

/** An answer as JSON. Cards are large and many people are sent the same, so their text is put in as it stands. */
export function writeAnswer(body: AnswerBody): string {
  if ('activities' in body) return withMember({}, 'activities', writeList(body.activities.map(writeActivity)))
  const { value, ...rest } = body
  return withMember(rest, 'value', writeContent(value))
}

function writeActivity({ attachments, ...activity }: Partial<Activity>): string {
  if (attachments === undefined) return writeJson(activity)
  const written = attachments.map(({ content, ...attachment }) =>
    withMember(attachment, 'content', writeContent(content)),
  )
  return withMember(activity, 'attachments', writeList(written))
}

function writeContent(content: unknown): string {
  return isCard(content) ? writeCard(content) : writeJson(content ?? null)
}

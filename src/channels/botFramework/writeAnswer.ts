import type { Activity } from 'botbuilder'
import { isCard, writeCard } from '../teams/Card.ts'

/** What a request to the bot is answered with: replies, or the answer to an invoke. */
export type AnswerBody =
  { readonly activities: readonly Partial<Activity>[] } | { readonly type: string; readonly value: unknown }

/** An answer as JSON. Cards are large and many people are sent the same, so their text is put in as it stands. */
export function writeAnswer(body: AnswerBody): string {
  if ('activities' in body) return `{"activities":[${body.activities.map(writeActivity).join(',')}]}`
  const { value, ...rest } = body
  return withLast(rest, 'value', writeContent(value))
}

function writeActivity({ attachments, ...activity }: Partial<Activity>): string {
  if (attachments === undefined) return JSON.stringify(activity)
  const written = attachments.map(({ content, ...attachment }) =>
    withLast(attachment, 'content', writeContent(content)),
  )
  return withLast(activity, 'attachments', `[${written.join(',')}]`)
}

function writeContent(content: unknown): string {
  return isCard(content) ? writeCard(content) : JSON.stringify(content ?? null)
}

function withLast(object: object, key: string, json: string): string {
  return `${JSON.stringify(object).slice(0, -1)},"${key}":${json}}`
}

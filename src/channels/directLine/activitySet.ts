import type { LoggedActivity, NewActivity } from './ActivityLog.ts'

/** Direct Line's activity set, as JSON text. */
export function activitySet(conversationId: string, activities: readonly LoggedActivity[], watermark: number): string {
  return `{"activities":${activityList(conversationId, activities)},"watermark":"${watermark}"}`
}

/** The activities alone, as JSON text. What is kept does not name its conversation: the id is put back here. */
export function activityList(conversationId: string, activities: readonly NewActivity[]): string {
  const conversation = JSON.stringify({ id: conversationId })
  // Not joined: V8 would copy what is long once more.
  const text = activities.reduce(
    (before, { members }) => `${before}${before === '' ? '' : ','}{"conversation":${conversation},${members}}`,
    '',
  )
  return `[${text}]`
}

import type { Content } from '../content.ts'
import { fill, writeDate } from '../fill.ts'

/** Whether the wording was approved, by which role and when, in words. */
export function writeApproval({ approval, phrases }: Pick<Content, 'approval' | 'phrases'>): string {
  const words = phrases.approval
  if (approval.kind === 'none') return words.none
  const { role, date } = approval
  return fill(words[approval.kind], { role, date: writeDate(date, phrases) })
}

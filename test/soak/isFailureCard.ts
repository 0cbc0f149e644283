import { realContent } from '../support/realContent.ts'
import type { Tally } from './tally.ts'

const { notKept, failure } = realContent.phrases

/** Whether what Teams was sent says that nothing could be kept, or that something went wrong; it must hold emergency help then. */
export function isFailureCard(text: string, tally: Tally): boolean {
  if (!holds(text, notKept.heading) && !holds(text, failure.heading)) return false
  tally.count('failureViews')
  if (!text.includes('999')) tally.breach('a failure card came without emergency help')
  return true
}

/** Whether words stand in JSON. */
export function holds(json: string, words: string): boolean {
  return json.includes(JSON.stringify(words).slice(1, -1))
}

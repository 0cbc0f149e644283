import { facets, type Answers } from '../facets.ts'
import type { Content } from './content.ts'

/** Works something out about the answers with every issue in turn, once for the same other answers. It must not depend on the time of day. */
export function whateverTheIssue<T>(
  workOut: (content: Content, each: readonly Answers[], now: Date) => T,
): (content: Content, answers: Answers, now: Date) => T {
  const known = new WeakMap<Content, Map<string, { readonly value: T }>>()
  return (content, answers, now) => {
    const { issues: _issues, ...others } = answers
    const ofContent = known.get(content) ?? new Map<string, { readonly value: T }>()
    known.set(content, ofContent)
    const key = JSON.stringify(others)
    const found = ofContent.get(key) ?? { value: workOut(content, withEachIssue(others), now) }
    ofContent.set(key, found)
    return found.value
  }
}

function withEachIssue(others: Answers): readonly Answers[] {
  return (['skipped', ...facets.issues.map((issue) => [issue])] as const).map((issues) => ({ ...others, issues }))
}

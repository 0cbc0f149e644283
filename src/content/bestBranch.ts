import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Of the forms a value may have, the issues of the one it was most likely meant to be; undefined when it resembles none. */
export function bestBranch(union: Issue & { readonly code: 'invalid_union' }): readonly Issue[] | undefined {
  return union.errors
    .filter((issues) => !issues.some(isOtherForm))
    .toSorted((one, other) => one.length - other.length)[0]
}

/** Whether the value itself, and not something inside it, is of another form. */
function isOtherForm(issue: Issue): boolean {
  if (issue.path.length > 0) return false
  if (issue.code === 'invalid_union') return bestBranch(issue) === undefined
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

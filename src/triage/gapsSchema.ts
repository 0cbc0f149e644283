import { z } from 'zod'
import { chosenIssues } from '../catalog/judge.ts'
import { words } from '../content/words.ts'
import { facets, type Answers, type Facet } from '../facets.ts'

function pattern<const T extends readonly [string, ...string[]]>(options: T) {
  return z.union([z.literal('any'), z.array(z.enum([...options, 'skipped'])).min(1)])
}

const combination = {
  location: pattern(facets.location),
  training: pattern(facets.training),
  issues: pattern(facets.issues),
}

/**
 * What we know to be missing. `gaps`: the answers for which no service answered by a person is known, beside the lines for
 * everybody; `checkGaps` holds the list against the catalog both ways. `known`: what the results say is missing, with its date.
 */
export const gapsSchema = z.strictObject({
  everybody: z.array(words).min(1).describe('The lines for everybody, by their ids: they close no gap.'),
  gaps: z.array(z.strictObject({ ...combination, text: words })),
  known: z.array(z.strictObject({ ...combination, text: words })),
  closed: words.describe('What the results say where nothing is left because services are closed or not shown.'),
})

export type Gaps = z.infer<typeof gapsSchema>

type Pattern = Gaps['gaps'][number]

/** Whether no service is known for these answers: with several issues, each of them must be in the pattern. */
export function isGap(pattern: Pattern, answers: Answers): boolean {
  return coversRole(pattern, answers) && chosen(answers, 'issues').every((issue) => covers(pattern.issues, issue))
}

/** Whether a known gap concerns these answers: with several issues, one of them is enough. */
export function isConcerned(pattern: Pattern, answers: Answers): boolean {
  return coversRole(pattern, answers) && chosen(answers, 'issues').some((issue) => covers(pattern.issues, issue))
}

function coversRole(pattern: Pattern, answers: Answers): boolean {
  return (['location', 'training'] as const).every((facet) =>
    chosen(answers, facet).every((option) => covers(pattern[facet], option)),
  )
}

function covers(allowed: 'any' | readonly string[], option: string): boolean {
  return allowed === 'any' || allowed.includes(option)
}

function chosen(answers: Answers, facet: Facet): readonly string[] {
  const answer = answers[facet] ?? 'skipped'
  if (typeof answer === 'string') return [answer]
  const issues = chosenIssues(answers)
  return issues.length === 0 ? answer : issues
}

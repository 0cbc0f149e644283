import { facets, mainFacets, type Answers, type Facet } from '../../src/facets.ts'
import type { Tap } from '../../src/triage/View.ts'

/** What must have become of a conversation. `place` is undefined where two taps at once leave it open. */
export type Expected = {
  readonly answers: Answers
  readonly place: string | undefined
  readonly resultsShown: boolean
}

/** A conversation in which nothing was tapped. */
export const untouched: Expected = { answers: {}, place: mainFacets[0], resultsShown: false }

/** What a step leads to: one tap, or two at once of two questions. It knows nothing of the machine: the last answer to each question holds, whatever the order. */
export function expectedAfter(before: Expected, taps: readonly Tap[]): Expected {
  const [first, ...others] = taps
  if (first === undefined) return before
  const next = afterOne(before, first)
  if (others.length === 0) return next
  const last = expectedAfter(next, others)
  // Between two taps at once either may have been the last; once all is answered, both orders end at the results.
  return last.place === 'results' ? last : { ...last, place: undefined }
}

function afterOne(before: Expected, tap: Tap): Expected {
  if (tap.kind === 'command') {
    if (tap.command === 'start-again') return untouched
    if (tap.command === 'show-results') return atResults(before.answers)
    throw new TypeError(`the model does not know ${tap.command}`)
  }
  const answers = { ...before.answers, [tap.question]: answerOf(tap.question, tap.options) }
  const open = mainFacets.find((facet) => answers[facet] === undefined)
  if (before.resultsShown || open === undefined) return atResults(answers)
  if (!(mainFacets as readonly Facet[]).includes(tap.question)) return atResults(answers)
  return { answers, place: tap.options.includes('emergency') ? 'emergency' : open, resultsShown: false }
}

function atResults(answers: Answers): Expected {
  return { answers, place: 'results', resultsShown: true }
}

/** Several issues are kept in the order of the list, and outweigh "prefer not to say". */
function answerOf(question: Facet, options: readonly string[]): string | readonly string[] {
  if (question !== 'issues') return options[0] ?? 'skipped'
  const issues = facets.issues.filter((issue) => options.includes(issue))
  return issues.length === 0 ? 'skipped' : issues
}

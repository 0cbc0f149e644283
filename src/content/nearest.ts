import { slips } from './slips.ts'

/** The option that `word` most likely meant, or undefined when none is close: one slip for each three letters, or as many as told, is allowed. */
export function nearest(word: string, options: readonly string[], lettersForEachSlip = 3): string | undefined {
  const allowed = Math.max(1, Math.floor(word.length / lettersForEachSlip))
  const wanted = word.toLowerCase()
  return options
    .map((option) => ({ option, slips: slips(wanted, option.toLowerCase()) }))
    .filter((candidate) => candidate.slips <= allowed)
    .toSorted((one, other) => one.slips - other.slips)[0]?.option
}

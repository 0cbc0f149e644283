import { slips } from './slips.ts'

/** The option that `word` most likely meant, or undefined when none is close: one slip for each three letters is allowed. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(word.length / 3))
  const wanted = word.toLowerCase()
  return options
    .map((option) => ({ option, slips: slips(wanted, option.toLowerCase()) }))
    .filter((candidate) => candidate.slips <= allowed)
    .toSorted((one, other) => one.slips - other.slips)[0]?.option
}

/** A place inside a pattern: where each sign leads, where any word leads, the widest parting it may cross, and the patterns it completes. */
export type Place = {
  on: Map<number, number[]> | undefined
  any: number[] | undefined
  crosses: 0 | 1 | 2
  completes: number[] | undefined
}

/** Patterns, compiled: walked word by word, in a number of steps that grows with the words alone. */
export type Matcher = {
  readonly places: readonly Place[]
  /** Where a pattern may begin, by the sign of its first word. */
  readonly starts: ReadonlyMap<number, readonly number[]>
  /** The signs that a word stands for: itself, the classes that list it, the beginnings it has. */
  signsOf(word: string): readonly number[]
  /** Every whole word that some pattern names: misspellings are measured against these. */
  readonly vocabulary: ReadonlySet<string>
  /** Words that may stand between any two words of a pattern, such as "really". */
  readonly fillers: ReadonlySet<string>
}

/** A pattern found in the words from `start` to `end`, both included. */
export type Match = { readonly pattern: number; readonly start: number; readonly end: number }

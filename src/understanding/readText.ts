import { findMatches } from './findMatches.ts'
import type { Match } from './Matcher.ts'
import { rewriteWords } from './rewriteWords.ts'
import { splitWords, type Word } from './splitWords.ts'
import type { Meaning, Understanding } from './Understanding.ts'

/** Something found in the words from `start` to `end`. */
export type Finding<M extends Meaning = Meaning> = { readonly start: number; readonly end: number; readonly meaning: M }

/** A text as the rules see it: its words, the number of each word's clause and sentence, and what was found. */
export type Reading = {
  readonly words: readonly Word[]
  readonly clauses: readonly number[]
  readonly sentences: readonly number[]
  readonly findings: readonly Finding[]
  readonly steps: number
}

/** Reads a text once: words, clauses, and every pattern in it. */
export function readText(understanding: Understanding, text: string): Reading {
  const { matcher, meanings, rewrites, speller, clauseStarters } = understanding
  const words = rewriteWords(splitWords(text), rewrites, speller)
  const { matches, steps } = findMatches(matcher, words)
  return {
    words,
    clauses: counted(words, ({ word, parting }) => parting > 0 || clauseStarters.has(word)),
    sentences: counted(words, ({ parting }) => parting === 2),
    findings: matches.flatMap((match) => finding(match, meanings)),
    steps,
  }
}

function finding({ pattern, start, end }: Match, meanings: readonly Meaning[]): readonly Finding[] {
  const meaning = meanings[pattern]
  return meaning === undefined ? [] : [{ start, end, meaning }]
}

function counted(words: readonly Word[], begins: (word: Word) => boolean): readonly number[] {
  let number = 0
  return words.map((word) => (number += begins(word) ? 1 : 0))
}

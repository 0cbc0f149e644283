import type { Speller } from './createSpeller.ts'
import type { Word } from './splitWords.ts'

/** What stands for what before anything is matched: "im" for "i am". */
export type Rewrites = ReadonlyMap<string, readonly string[]>

/** Misspellings are mended among the first words only: each takes long to compare. */
const mostMended = 2000

/** The words as patterns know them: short forms written out, grades joined ("st 3"), misspellings mended. */
export function rewriteWords(words: readonly Word[], rewrites: Rewrites, speller: Speller): readonly Word[] {
  const written = words.flatMap((word) => expand(word, rewrites))
  const mended = written.flatMap(({ word, parting }, index) =>
    (index < mostMended ? speller.mend(word) : [word]).flatMap((part, at) =>
      expand({ word: part, parting: at === 0 ? parting : 0 }, rewrites),
    ),
  )
  return joinGrades(mended)
}

/** The words that one word stands for: its written-out form, or itself without a possessive ending. */
export function expand({ word, parting }: Word, rewrites: Rewrites): readonly Word[] {
  const parts = rewrites.get(word) ?? rewrites.get(word.replaceAll("'", '')) ?? [plainForm(word)]
  return parts.filter((part) => part !== '').map((part, index) => ({ word: part, parting: index === 0 ? parting : 0 }))
}

function plainForm(word: string): string {
  return word.replace(/'s$|s'$/, (ending) => (ending === "'s" ? '' : 's')).replaceAll("'", '')
}

const gradeLetters = new Set(['f', 'fy', 'ct', 'st', 'gpst', 'imt', 'cst', 'cmt', 'im', 'gpr', 'y', 'gpvts'])

function joinGrades(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = []
  for (const next of words) {
    const last = joined.at(-1)
    if (last !== undefined && next.parting === 0 && gradeLetters.has(last.word) && /^[1-9]$/.test(next.word)) {
      joined[joined.length - 1] = { word: last.word + next.word, parting: last.parting }
    } else joined.push(next)
  }
  return joined
}

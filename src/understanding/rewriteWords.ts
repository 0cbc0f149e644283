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
  return joinGrades(readTwo(mended))
}

/** The words that one word stands for: its written-out form, or itself without a possessive ending. */
export function expand({ word, parting }: Word, rewrites: Rewrites): readonly Word[] {
  const parts = rewrites.get(word) ?? rewrites.get(word.replaceAll("'", '')) ?? [plainForm(word)]
  return parts.filter((part) => part !== '').map((part, index) => ({ word: part, parting: index === 0 ? parting : 0 }))
}

function plainForm(word: string): string {
  return word.replace(/'s$/, '').replaceAll("'", '')
}

/** Words after which a lone 2 is written for "to": "want 2 talk". */
const beforeTo = new Set([
  'want',
  'wanted',
  'need',
  'going',
  'got',
  'have',
  'how',
  'way',
  'ways',
  'try',
  'trying',
  'used',
  'ready',
  'able',
  'nobody',
  'someone',
  'like',
])

/** Words before which a lone 2 is written for "to": "2 be". */
const afterTo = new Set(['be', 'die', 'go', 'end', 'kill', 'do', 'live', 'wake', 'sleep', 'talk', 'get', 'work'])

function readTwo(words: readonly Word[]): readonly Word[] {
  return words.map((each, index) => {
    const [before, after] = [words[index - 1], words[index + 1]]
    if (each.word !== '2' || before === undefined || after?.parting !== 0) return each
    return beforeTo.has(before.word) || afterTo.has(after.word) ? { ...each, word: 'to' } : each
  })
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

import type { Word } from './splitWords.ts'
import type { TellingWords } from './tellingWordsSchema.ts'

/** What each telling word, or two words with a space between them, tells: of danger, perhaps of one category, or of something else. */
export type Telling = ReadonlyMap<string, Told>
type Told = { readonly isDanger: boolean; readonly category: string | undefined }

/** Telling words by what they are. */
export function compileTelling({ danger, otherwise }: TellingWords): Telling {
  return new Map<string, Told>([
    ...otherwise.flatMap(({ words }) => words.map((word) => [word, { isDanger: false, category: undefined }] as const)),
    ...danger.flatMap(({ words, category }) => words.map((word) => [word, { isDanger: true, category }] as const)),
  ])
}

/** How many more different words tell of danger than of something else, and how many of danger speak for each category. */
export type Weighed = { readonly balance: number; readonly categories: ReadonlyMap<string, number> }

/** Weighs the words of a message or of a part of it; each counts once, however often it is said. */
export function weighWords(telling: Telling, words: readonly Word[]): Weighed {
  const seen = new Set<string>()
  const categories = new Map<string, number>()
  let danger = 0
  let otherwise = 0
  const count = (entry: string) => {
    const found = telling.get(entry)
    if (found === undefined || seen.has(entry)) return
    seen.add(entry)
    if (!found.isDanger) otherwise += 1
    else {
      danger += 1
      if (found.category !== undefined) categories.set(found.category, (categories.get(found.category) ?? 0) + 1)
    }
  }
  for (const [index, { word }] of words.entries()) {
    count(word)
    const next = words[index + 1]
    if (next !== undefined) count(`${word} ${next.word}`)
  }
  return { balance: danger - otherwise, categories }
}

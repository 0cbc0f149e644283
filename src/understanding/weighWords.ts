import type { Reading } from './readText.ts'
import type { Word } from './splitWords.ts'
import type { TellingWords } from './tellingWordsSchema.ts'

/** What a telling word, or two words with a space between them, tells: of danger, perhaps of one category, or of something else, as far from a sign as it reaches. */
type Told =
  | { readonly isDanger: true; readonly group: string; readonly category: string | undefined }
  | { readonly isDanger: false; readonly reach: 'clause' | 'sentence' }
export type Telling = ReadonlyMap<string, Told>

/** Telling words by what they are. */
export function compileTelling({ danger, otherwise }: TellingWords): Telling {
  return new Map<string, Told>([
    ...otherwise.flatMap(({ words, reach }) => words.map((word) => [word, { isDanger: false, reach }] as const)),
    ...danger.flatMap(({ id, words, category }) =>
      words.map((word) => [word, { isDanger: true, group: id, category }] as const),
    ),
  ])
}

/** How many more different words tell of danger than of something else, how many of danger speak for each category, and the groups they are of. */
export type Weighed = {
  readonly balance: number
  readonly categories: ReadonlyMap<string, number>
  readonly groups: readonly string[]
}

/** Weighs the words of a message; each counts once, however often it is said. */
export function weighWords(telling: Telling, words: readonly Word[]): Weighed {
  const told = toldBy(telling, words, 0, words.length, () => true)
  const categories = new Map<string, number>()
  for (const each of told) {
    if (each.isDanger && each.category !== undefined)
      categories.set(each.category, (categories.get(each.category) ?? 0) + 1)
  }
  const groups = [...new Set(told.flatMap((each) => (each.isDanger ? [each.group] : [])))]
  return { balance: balanceOf(told), categories, groups }
}

/** So many words before and after a sign are weighed with it. */
const wordsAround = 6
/** Of a sign that spans more words than this, the first count: work must not grow with the square of a message. */
const mostWordsOfSign = 30

/** Weighs the words of a sign and around it: how many more tell of danger than of something else that reaches it. */
export function weighAround(
  telling: Telling,
  { words, clauses, sentences }: Pick<Reading, 'words' | 'clauses' | 'sentences'>,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  const partOf = { clause: clauses, sentence: sentences }
  const isWithin = (index: number, reach: keyof typeof partOf) => {
    const part = partOf[reach][index] ?? 0
    return part >= (partOf[reach][start] ?? 0) && part <= (partOf[reach][end] ?? 0)
  }
  const last = Math.min(end, start + mostWordsOfSign) + wordsAround
  const told = toldBy(
    telling,
    words,
    Math.max(0, start - wordsAround),
    last + 1,
    (each, index) => each.isDanger || isWithin(index, each.reach),
  )
  return balanceOf(told)
}

function balanceOf(told: readonly Told[]): number {
  return told.reduce((sum, { isDanger }) => sum + (isDanger ? 1 : -1), 0)
}

/** What the words between two places tell, each once, as far as they count. */
function toldBy(
  telling: Telling,
  words: readonly Word[],
  from: number,
  to: number,
  counts: (each: Told, index: number) => boolean,
): readonly Told[] {
  const found = new Map<string, Told>()
  const look = (entry: string, index: number) => {
    const each = telling.get(entry)
    if (each !== undefined && counts(each, index)) found.set(entry, each)
  }
  const part = words.slice(from, to)
  for (const [index, { word }] of part.entries()) {
    look(word, from + index)
    const next = part[index + 1]
    if (next !== undefined) look(`${word} ${next.word}`, from + index)
  }
  return [...found.values()]
}

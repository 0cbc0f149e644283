/** Mends misspelt words. Ordinary English words, and words that are like nothing we know, stay as they are. */
export type Speller = { mend(word: string): readonly string[] }

const shortest = 4
const longest = 20

/** A speller for the words of `vocabulary`; words of `english` are right as they stand, whatever they look like. */
export function createSpeller(vocabulary: ReadonlySet<string>, english: ReadonlySet<string>): Speller {
  const known = new Set([...vocabulary, ...english])
  const byLessLetters = indexByLessLetters(vocabulary)
  const isKnown = (word: string) => known.has(word)

  const mend = (word: string): readonly string[] => {
    if (isKnown(word) || word.length < shortest || word.length > longest || /^\d+$|[^\p{Script=Latin}\d@$]/u.test(word))
      return calm(word)
    const letters = asLetters(word)
    if (letters !== undefined && vocabulary.has(letters)) return [letters]
    const single = fewerRepeats(word).find((form) => vocabulary.has(form))
    if (single !== undefined) return [single]
    if (/\d/.test(word)) return [word]
    return [nearest(word) ?? fewerRepeats(word).map(nearest).find(Boolean) ?? undefined].flatMap(
      (found) => found ?? splitInTwo(word) ?? word,
    )
  }
  /** "k1ll" and "helppp" in few letters, too. */
  const calm = (word: string): readonly string[] => {
    if (isKnown(word) || word.length > longest) return [word]
    const form = [asLetters(word) ?? '', ...fewerRepeats(word)].find((each) => each.length > 2 && vocabulary.has(each))
    return [form ?? word]
  }
  const nearest = (word: string): string | undefined => {
    const allowed = word.length >= 8 ? 2 : 1
    let best: { word: string; slips: number } | undefined
    for (const form of lessLetters(word, allowed)) {
      for (const candidate of byLessLetters.get(form) ?? []) {
        if (candidate[0] !== word[0] && candidate[1] !== word[0]) continue
        const slips = distance(word, candidate)
        const limit = candidate.length >= 8 ? allowed : 1
        if (slips <= limit && (best === undefined || slips < best.slips)) best = { word: candidate, slips }
      }
    }
    return best?.word
  }
  const splitInTwo = (word: string): readonly string[] | undefined => {
    for (let at = 2; at <= word.length - 2; at++) {
      const [one, other] = [word.slice(0, at), word.slice(at)]
      if (word.length >= 6 && vocabulary.has(one) && vocabulary.has(other)) return [one, other]
    }
    return undefined
  }
  return { mend }
}

const letterFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
}

function asLetters(word: string): string | undefined {
  return /[013457@$]/.test(word) && /\p{L}/u.test(word)
    ? word.replaceAll(/[01345@$]/g, (sign) => letterFor[sign] ?? sign)
    : undefined
}

function fewerRepeats(word: string): readonly string[] {
  if (!/(.)\1/u.test(word)) return []
  return [
    word.replaceAll(/(.)\1{2,}/gu, '$1$1'),
    word.replaceAll(/(.)\1+/gu, '$1'),
    word.replaceAll(/(.)\1{2,}/gu, '$1'),
  ]
}

function indexByLessLetters(vocabulary: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  for (const word of vocabulary) {
    if (word.length < shortest || word.length > longest || !/^\p{Script=Latin}+$/u.test(word)) continue
    for (const form of lessLetters(word, word.length >= 8 ? 2 : 1)) {
      const list = index.get(form)
      if (list === undefined) index.set(form, [word])
      else list.push(word)
    }
  }
  return index
}

/** The word, and the word without any one letter, or any two. Two words that differ by few slips have one of these in common. */
function lessLetters(word: string, most: number): ReadonlySet<string> {
  let last = new Set([word])
  const all = new Set(last)
  for (let count = 0; count < most; count++) {
    last = new Set([...last].flatMap((form) => Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1))))
    for (const form of last) all.add(form)
  }
  return all
}

/** Letters added, left out, changed or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1
      let best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + changed)
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        best = Math.min(best, at(beforeLast, column - 2) + 1)
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}

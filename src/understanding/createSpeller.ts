import { slips } from '../content/slips.ts'

/** Mends misspelt words. Ordinary English words, and words that are like nothing we know, stay as they are. */
export type Speller = { readonly mend: (word: string) => readonly string[] }

const shortest = 4
const longest = 20
const latin = /^\p{Script=Latin}+$/u

/** A speller for the words of `vocabulary`; words of `english` are right as they stand, whatever they look like. */
export function createSpeller(vocabulary: ReadonlySet<string>, english: ReadonlySet<string>): Speller {
  const known = new Set([...vocabulary, ...english])
  const byFirstLetter = Map.groupBy(
    [...vocabulary]
      .filter((word) => word.length >= shortest && word.length <= longest && latin.test(word))
      .map((word) => ({ candidate: word, letters: lettersOf(word) })),
    ({ candidate }) => candidate[0] ?? '',
  )
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
    let best: { word: string; slips: number } | undefined
    const own = lettersOf(word)
    // A slip in the first letter is rare unless it changed places with the second.
    for (const first of new Set([word[0], word[1]])) {
      for (const { candidate, letters } of byFirstLetter.get(first ?? '') ?? []) {
        const limit = word.length >= 8 && candidate.length >= 8 ? 2 : 1
        if (Math.abs(candidate.length - word.length) > limit || differing(own ^ letters) > 2 * limit) continue
        const count = slips(word, candidate)
        if (count <= limit && (best === undefined || count < best.slips)) best = { word: candidate, slips: count }
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
  return /\p{L}/u.test(word) && !/^[a-z]{1,2}\d[a-z\d]?$/.test(word)
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

/** Which letters a word holds, a bit for each: far quicker to compare than the words themselves. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

function differing(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

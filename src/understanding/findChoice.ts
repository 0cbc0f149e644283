import { facets, mainFacets, type Facet } from '../facets.ts'
import { plain } from './readReply.ts'
import type { Understanding } from './Understanding.ts'

/** A choice by number, by place in the list ("the second one"), or by a label. `skip` when the option chosen is to skip. */
export type Choice = { readonly facet: Facet; readonly options: readonly string[] } | 'skip'

/** What a reply chooses from the options shown, or undefined when it is not a choice. "2 weeks" is none. */
export function findChoice(
  { labels }: Understanding,
  { text, asked, options }: { text: string; asked: Facet | 'any'; options?: readonly string[] | undefined },
): Choice | undefined {
  const words = plain(text.slice(0, 200))
  const label = byLabel(labels, words, asked)
  if (label !== undefined) return label
  if (asked === 'any') return undefined
  const shown = options ?? facets[asked]
  const shownIndex = shown.findIndex((option) => plain(option) === words)
  const indexes = shownIndex >= 0 ? [shownIndex] : numbersIn(words, shown.length)
  if (indexes === undefined || (indexes.length > 1 && asked !== 'issues')) return undefined
  const chosen = indexes.map((index) => optionOf(labels, asked, shown[index] ?? ''))
  if (chosen.includes('skip')) return 'skip'
  const known = chosen.filter((option) => option !== undefined)
  return known.length === chosen.length ? { facet: asked, options: [...new Set(known)] } : undefined
}

function byLabel(labels: Understanding['labels'], words: string, asked: Facet | 'any'): Choice | undefined {
  if (words === '') return undefined
  for (const facet of new Set([...(asked === 'any' ? [] : [asked]), ...mainFacets])) {
    const option = labels[facet].find(({ labels: forms }) =>
      // The short form stands in sentences: alone it is an answer only to its own question.
      (facet === asked ? forms : forms.slice(0, 2)).some((form) => plain(form) === words),
    )
    if (option !== undefined) return { facet, options: [option.id] }
  }
  return undefined
}

function optionOf(labels: Understanding['labels'], facet: Facet, shown: string): string | undefined {
  const words = plain(shown)
  if (/^(?:skip(?:ped)?|prefer not to say)$/.test(words)) return 'skip'
  return labels[facet].find(({ id, labels: forms }) => [id, ...forms].some((form) => plain(form) === words))?.id
}

const courtesies =
  /\b(?:option|options|number|numbers|no|num|choice|answer|the|i|ill|will|would|id|like|go|for|with|pick|choose|select|im|am|a|its|it|is|please|pls|thanks|thank|you|think|one of|say|take|my|be|want|lets|let|s|ok|okay|yes|erm|um|probably|maybe|guess|think|that|this|on|list|in|of|from|these|those|them|top|down)\b/g

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  sixth: 6,
  '6th': 6,
  seventh: 7,
  '7th': 7,
  eighth: 8,
  '8th': 8,
  ninth: 9,
  '9th': 9,
  tenth: 10,
  '10th': 10,
  eleventh: 11,
  '11th': 11,
  twelfth: 12,
  '12th': 12,
  thirteenth: 13,
  '13th': 13,
}
const cardinals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
}

const beforePosition =
  /\b(?:the|ill|i|i ll|will|would|go|went|going|for|with|choose|pick|take|its|it|is|id|say|put|want|that|s|at|one|option|choice|answer|button|please|pls|plz|thanks|ta|cheers|on|in|of|list|think|probably|ok|yes)\b/g

/** "second from bottom", "last but one", "final". */
const lastOnes =
  /^(?:very )?(?:(second|2nd|third|3rd|fourth|4th)(?: from| to| up from)? (?:last|bottom|end)|(penultimate|last but|next to last)|last|bottom|final|end)$/

/** "the first two", "last 3". */
const severalOnes = /^(first|top|last|bottom) (two|three|four|2|3|4)$/

/** The indexes that the words name, when they do nothing else. */
function numbersIn(words: string, count: number): readonly number[] | undefined {
  const bare = words.replaceAll(beforePosition, ' ').replaceAll(/ +/g, ' ').trim()
  const fromEnd = lastOnes.exec(bare)
  if (fromEnd !== null) {
    const [, ordinal, isLastButOne] = fromEnd
    const places = isLastButOne === undefined ? (ordinals[ordinal ?? ''] ?? 1) : 2
    return [count - places]
  }
  const several = severalOnes.exec(bare)
  if (several !== null) {
    const many = cardinals[several[2] ?? ''] ?? Number(several[2])
    if (many > count) return undefined
    return Array.from({ length: many }, (_, index) =>
      several[1] === 'last' || several[1] === 'bottom' ? count - many + index : index,
    )
  }
  if (/^(?:middle|centre)$/.test(bare)) return [(count - 1) / 2]
  if (/^(?:(?:very )?(?:top|first)|top of)$/.test(bare)) return [0]
  const rest = words.replaceAll(/\b(\w+) (?:one|option)\b/g, (both, word: string) => (word in ordinals ? word : both))
  const parts = rest
    .replaceAll(courtesies, ' ')
    .split(/\band\b|\bboth\b|\bplus\b|\balso\b|\s/)
    .filter((part) => part !== '')
  const numbers = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : (ordinals[part] ?? cardinals[part])))
  if (numbers.length === 0 || numbers.length > count) return undefined
  const indexes = numbers.flatMap((number) =>
    number !== undefined && number >= 1 && number <= count ? [number - 1] : [],
  )
  return indexes.length === numbers.length ? indexes : undefined
}

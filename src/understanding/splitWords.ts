import { normalise } from './normalise.ts'

/** A word and how it is parted from the one before: 0 by a space, 1 by a comma or dash, 2 by the end of a sentence. */
export type Word = { readonly word: string; readonly parting: 0 | 1 | 2 }

/** Longer words are cut: no word that means something here is as long. */
const longestWord = 32

/** The words of a text in order. Chinese and Japanese signs are words of their own, and so are emoji. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = []
  let parting: 0 | 1 | 2 = 0
  const prepared = normalise(text)
    .replaceAll(spelledOut, (letters) => letters.replaceAll(/[.\s*-]/g, ''))
    .replaceAll(clerked, '$1 plus ')
    .replaceAll(initial, '')
    .replaceAll(/(?<=^|\s)w\/o(?=\s|$)/g, 'without')
    .replaceAll(/(?<=\d)x(?=\d)/g, ' x ')
  for (const [piece] of prepared.matchAll(pieces)) {
    const found = partingOf(piece)
    if (found !== undefined) {
      parting = found > parting ? found : parting
      continue
    }
    for (const word of partsOf(piece)) {
      words.push({ word: word.slice(0, longestWord), parting: words.length === 0 ? 0 : parting })
      parting = 0
    }
  }
  return words
}

const pieces =
  /\p{Script=Han}|(?<![\p{L}\p{N}.])\d+[.,]\d+(?![.,\d])|(?<![\p{L}\p{N}])\p{L}&\p{L}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'@$]{0,80}|\p{Extended_Pictographic}|\.{2,}|[.!?;,:()"\n…।。！？،؛–—|*•]|\s-\s|<\/?3/gu

/** "s.u.i.c.i.d.e", "k i l l": at least four single letters in a row. */
const spelledOut = /(?<![\p{L}\p{N}'])(?:\p{L}[.\s*-]){3,30}\p{L}(?![\p{L}\p{N}'])/gu

/** "N. Ireland": the stop after an initial ends no sentence. */
const initial = /(?<=(?:^|\s)[b-hj-z])\.(?=\s\p{L})/gu

/** "SI+", as notes are clerked. */
const clerked = /(\p{L})\s?\+{1,4}(?!\p{N})/gu

/** "20mg", but not "3rd". */
const amount = /^(\d+)(?!(?:st|nd|rd|th)$)(\p{L}+)$/u

function partingOf(piece: string): 0 | 1 | 2 | undefined {
  if (/^(?:[.!?;।。！？؛])$/.test(piece)) return 2
  if (/^(?:\.{2,}|[,:()"\n…،–—|•]|\s-\s)$/.test(piece)) return 1
  return piece === '*' ? 0 : undefined
}

function partsOf(piece: string): readonly string[] {
  const word = piece.replace(/['@$]+$/, '').replaceAll(/'{2,}/g, "'")
  return word.replace(amount, '$1 $2').split(' ')
}

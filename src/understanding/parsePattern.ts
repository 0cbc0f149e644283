/** What a pattern asks for, as a tree. `gap` lets up to `most` words stand between; `crosses` says what kind of parting it may cross. */
export type Pattern =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'beginning'; readonly letters: string }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'gap'; readonly most: number; readonly crosses: 0 | 1 | 2 }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly part: Pattern }

/** Reads a pattern such as `{self} (really) want to [die|be dead]`. `wordsOf` gives the words that one written word stands for. Throws an `Error` in words for editors. */
export function parsePattern(text: string, wordsOf: (written: string) => readonly string[]): Pattern {
  const pieces = text.match(/\{[^{}]*\}|\[|\]|\(|\)|\||>>|\.{2,3}|[^\s[\](){}|]+|[{}]/g) ?? []
  let at = 0
  const sequence = (closing: string): Pattern => {
    const choices: Pattern[] = []
    let parts: Pattern[] = []
    for (;;) {
      const piece = pieces[at]
      if (piece === undefined || piece === closing) break
      at += 1
      if (piece === '|') {
        choices.push(joined(parts))
        parts = []
      } else parts.push(part(piece))
    }
    if (pieces[at] !== closing && closing !== '') throw new Error(`"${text}" lacks a closing ${closing}`)
    at += 1
    return choices.length === 0 ? joined(parts) : { kind: 'choice', parts: [...choices, joined(parts)] }
  }
  const part = (piece: string): Pattern => {
    if (piece === '[') return sequence(']')
    if (piece === '(') return { kind: 'optional', part: sequence(')') }
    if (piece === ']' || piece === ')') throw new Error(`"${text}" closes ${piece} without opening it`)
    if (piece === '{' || piece === '}') throw new Error(`"${text}" has a ${piece} that stands alone`)
    return simple(piece, wordsOf)
  }
  const joined = (parts: readonly Pattern[]): Pattern => {
    if (parts.length === 0) throw new Error(`"${text}" has an empty part`)
    return inOrder(parts)
  }
  return sequence('')
}

function simple(piece: string, wordsOf: (written: string) => readonly string[]): Pattern {
  if (piece.startsWith('{')) return { kind: 'class', name: piece.slice(1, -1).trim() }
  if (piece === '..') return { kind: 'gap', most: 3, crosses: 0 }
  if (piece === '...') return { kind: 'gap', most: 6, crosses: 1 }
  if (piece === '>>') return { kind: 'gap', most: Infinity, crosses: 2 }
  if (piece === '^' || piece === '$' || piece === '#' || piece === '##') return { kind: 'word', word: piece }
  if (piece.endsWith('*')) return { kind: 'beginning', letters: wordsOf(piece.slice(0, -1)).join('') }
  const words = wordsOf(piece)
  if (words.length === 0) throw new Error(`"${piece}" holds no word`)
  return inOrder(words.map((word) => ({ kind: 'word', word })))
}

/** One part as it is, several as a sequence. */
export function inOrder(parts: readonly Pattern[]): Pattern {
  const [first, ...others] = parts
  return first !== undefined && others.length === 0 ? first : { kind: 'sequence', parts }
}

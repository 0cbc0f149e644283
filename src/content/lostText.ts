import { type Document, isPair, isScalar, type LineCounter, visit } from 'yaml'
import { lexemes } from './lexemes.ts'

const message = 'the text after # is lost: put the whole text in quotes, or move the note to a line of its own'

/** Lines on which YAML would drop text in silence: a ` #` after a value, or a line beginning with # inside a text that runs over several lines. */
export function lostText(document: Document, counter: LineCounter, text: string): { line: number; message: string }[] {
  const lines = new Set<number>()
  for (const { offset } of lexemes(text).filter(({ isComment }) => isComment)) {
    const { line, col } = counter.linePos(offset)
    if (text.slice(offset - col + 1, offset).trim() !== '') lines.add(line)
  }
  visit(document, {
    Scalar: (_, scalar, ancestors) => {
      const parent = ancestors.at(-1)
      const start = isPair(parent) && isScalar(parent.key) ? parent.key.range?.[0] : scalar.range?.[0]
      const end = scalar.range?.[1]
      if (start === undefined || end === undefined || scalar.source === '') return
      const comment = /^[ \t]*\n? *#/.exec(text.slice(end))
      if (comment === null) return
      // A # further right than the key would have gone on with the text above it.
      const { line, col } = counter.linePos(end + comment[0].length - 1)
      if (col > counter.linePos(start).col) lines.add(line)
    },
  })
  return [...lines].map((line) => ({ line, message }))
}

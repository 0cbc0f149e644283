import { CST, Lexer } from 'yaml'

/** A piece of a YAML text as written, and where it begins. */
export type Lexeme = { readonly offset: number; readonly source: string; readonly isComment: boolean }

/** Cuts a YAML text into its pieces. Texts, quoted ones with their quotes, are one piece each. */
export function lexemes(text: string): Lexeme[] {
  const found: Lexeme[] = []
  let offset = 0
  let isText = false
  for (const source of new Lexer().lex(text)) {
    if (marks.has(source)) {
      isText = source === CST.SCALAR
      continue
    }
    found.push({ offset, source, isComment: !isText && CST.tokenType(source) === 'comment' })
    offset += source.length
    isText = false
  }
  return found
}

/** Marks that the lexer adds and that stand nowhere in the text. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

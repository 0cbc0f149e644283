import { lexemes } from './lexemes.ts'

/** Where a quote opens that does not close before its text ends: the parser notices only further below. */
export function unclosedQuote(text: string): number | undefined {
  return lexemes(text).find(({ source }) => /^["']/.test(source) && !closes(source))?.offset
}

function closes(source: string): boolean {
  return source.length > 1 && source.endsWith(source.slice(0, 1))
}

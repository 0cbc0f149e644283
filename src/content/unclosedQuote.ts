import { lexemes } from './lexemes.ts'

/** Where a quote opens that was meant to close on its line, or never closes: the parser notices only far below. */
export function unclosedQuote(text: string): number | undefined {
  return lexemes(text).find(({ source }) => /^["']/.test(source) && (!closes(source) || swallowsLines.test(source)))
    ?.offset
}

function closes(source: string): boolean {
  return source.length > 1 && source.endsWith(source.slice(0, 1))
}

/** A later line inside the quotes that begins like an entry of its own: `name: ` or `- name: `. */
const swallowsLines = /\n\s*(- +)?[a-zA-Z][\w-]*:(\s|$|["'])/

import { type Document, isScalar, type LineCounter, visit, type YAMLError } from 'yaml'
import { unclosedQuote } from './unclosedQuote.ts'

/** What the parser found wrong, as line and plain words: one for each line. `readable` when the schema can still be applied. */
export function syntaxProblems(document: Document, counter: LineCounter, text: string) {
  const lineAt = (offset = 0) => counter.linePos(offset).line || 1
  const problems = new Map<number, string>()
  const add = (offset: number | undefined, message: string) => {
    if (!problems.has(lineAt(offset))) problems.set(lineAt(offset), message)
  }
  const errors = [...document.errors, ...document.warnings]
  const merge = mergeMark.exec(text)
  const unclosed = errors.length > 0 ? unclosedQuote(text) : undefined
  // Everything after an unclosed quote or an unfinished merge is misread, so it alone is reported.
  if (merge !== null)
    add(
      merge.index,
      'two versions of this file were merged and both are left: keep one of the two and remove this line',
    )
  else if (unclosed !== undefined) add(unclosed, 'a quote is opened here and not closed')
  else for (const error of errors) add(error.pos[0], sentence(error, text))

  const directive = /^%/m.exec(text)
  if (directive !== null) add(directive.index, startsWith('%'))
  let aliases = 0
  visit(document, {
    Alias: (_, alias) => {
      aliases++
      add(alias.range?.[0], startsWith('*'))
    },
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0
      if (isScalar(node) && node.type === 'PLAIN' && /^[“”„‘’«]/.test(node.source ?? '')) {
        add(offset, 'this text begins with a curly quote: put straight quotes (") round the whole text')
      }
      if ('anchor' in node && node.anchor !== undefined) add(offset, startsWith('&'))
      else if (node.tag !== undefined && writtenTag.test(text.slice(0, offset))) add(offset, startsWith('!'))
    },
  })
  return {
    readable: aliases === 0 && merge === null && errors.every((error) => error.code === 'DUPLICATE_KEY'),
    problems: [...problems].map(([line, message]) => ({ line, message })),
  }
}

/** A line that begins with the marks of an unfinished merge. */
const mergeMark = /^(<{7}|={7}|>{7}|\|{7})/m

const writtenTag = /![^\s]*\s+$/

function startsWith(character: string): string {
  return `a text that begins with ${character} must stand in quotes: put the whole text in quotes`
}

function sentence(error: YAMLError, text: string): string {
  const here = text.slice(error.pos[0]).split('\n', 1)[0] ?? ''
  if (error.code === 'BAD_SCALAR_START') return startsWith(here.slice(0, 1))
  if (error.code === 'TAG_RESOLVE_FAILED') return startsWith('!')
  if (error.code === 'DUPLICATE_KEY') {
    return `"${here.split(':', 1)[0]?.trim()}" stands twice in the same place: keep one of the two`
  }
  return (
    sentences[error.code] ??
    'this line cannot be read: put the whole text in quotes, in double quotes where it holds an apostrophe, and check that the quotes above are closed'
  )
}

const noColon =
  'this line has no colon and space after its name; if it carries on the text above, put that whole text in quotes'

const sentences: { readonly [C in YAMLError['code']]?: string } = {
  TAB_AS_INDENT: 'this line begins with a tab: use spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'this line holds a second colon and a space: put the whole text in quotes, or check how far the next line is indented',
  BAD_DQ_ESCAPE: 'a backslash inside double quotes has a meaning of its own: use single quotes round this text',
  BAD_INDENT: 'this line is indented differently from the lines it belongs with, or a bracket above it is not closed',
  MULTILINE_IMPLICIT_KEY: noColon,
  MISSING_CHAR: noColon,
  MULTIPLE_DOCS: 'a line of three dashes begins a second record: write each in a file of its own',
  NON_STRING_KEY: 'the name before a colon must be plain text',
  RESOURCE_EXHAUSTION: 'brackets or indents are nested too deeply to be read',
}

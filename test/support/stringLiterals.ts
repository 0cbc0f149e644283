/** A text written in source code: its value as written, its line, and the code just before it, on one line. */
export type StringLiteral = { readonly text: string; readonly line: number; readonly before: string }

/** Every quoted text and template of a TypeScript source, outside comments and regular expressions. `${...}` and `\\n` become a space. */
export function stringLiterals(source: string): StringLiteral[] {
  const found: StringLiteral[] = []
  readCode(source, 0, found)
  return found
}

/** Reads code up to a closing brace of its own or the end, and answers where it stopped. */
function readCode(source: string, start: number, found: StringLiteral[]): number {
  let depth = 0
  let position = start
  while (position < source.length) {
    const rest = source[position] === '/' ? skipSlash(source, position) : undefined
    if (rest !== undefined) {
      position = rest
      continue
    }
    const character = source[position]
    if (character === '}' && depth-- === 0) return position
    if (character === '{') depth++
    if (character === "'" || character === '"' || character === '`') position = readText(source, position, found)
    else position++
  }
  return position
}

function readText(source: string, start: number, found: StringLiteral[]): number {
  const quote = source[start]
  let text = ''
  let position = start + 1
  while (position < source.length && source[position] !== quote) {
    if (quote === '`' && source.startsWith('${', position)) {
      position = readCode(source, position + 2, found) + 1
      text += ' '
      continue
    }
    const isEscape = source[position] === '\\'
    if (isEscape) position++
    text += isEscape && /[nrt]/.test(source[position] ?? '') ? ' ' : source[position]
    position++
  }
  const before = source
    .slice(Math.max(0, start - 120), start)
    .replaceAll(/\s+/g, ' ')
    .trimEnd()
  found.push({ text, line: source.slice(0, start).split('\n').length, before })
  return position + 1
}

/** Where a comment or regular expression that begins at a slash ends; undefined for a division. */
function skipSlash(source: string, position: number): number | undefined {
  const endAfter = (end: string) => {
    const found = source.indexOf(end, position + 2)
    return found === -1 ? source.length : found + end.length
  }
  if (source.startsWith('//', position)) return endAfter('\n')
  if (source.startsWith('/*', position)) return endAfter('*/')
  const code = source.slice(0, position).trimEnd()
  if (!/(^|[(,=:[!&|?{};>+]|\breturn)$/.test(code)) return undefined
  const expression = /^\/(\\.|\[(\\.|[^\]\\\n])*\]|[^/\\\n[])+\//.exec(source.slice(position))
  return expression === null ? undefined : position + expression[0].length
}

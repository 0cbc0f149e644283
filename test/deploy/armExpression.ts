/** What an expression of a template may call: each function with what it does to its evaluated arguments. */
export type Functions = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>

/** The value of a text of a template: of the expression in its brackets, or the text itself. Throws for anything it does not know. */
export function valueOf(text: string, functions: Functions): unknown {
  if (text.startsWith('[[')) return text.slice(1)
  if (!/^\[.*\]$/s.test(text)) return text
  const tokens = tokensOf(text.slice(1, -1))
  const value = readTerm(tokens, functions)
  if (tokens.length > 0) throw new Error(`${tokens.join('')} is left over in ${text}`)
  return value()
}

function tokensOf(text: string): string[] {
  const tokens = text.match(/'(?:[^']|'')*'|-?\d+|\w+|[(),.]|\S/g) ?? []
  return [...tokens]
}

/** Reads one term off the tokens; its value is asked for later, because "if" evaluates only one of its branches. */
function readTerm(tokens: string[], functions: Functions): () => unknown {
  const token = tokens.shift() ?? ''
  if (token.startsWith("'")) return () => token.slice(1, -1).replaceAll("''", "'")
  if (/^-?\d+$/.test(token)) return () => Number(token)
  const given = readArguments(token, tokens, functions)
  const path = readPath(tokens)
  return () => path.reduce((value, name) => property(value, name), call(token, given, functions))
}

function readArguments(name: string, tokens: string[], functions: Functions): (() => unknown)[] {
  if (tokens.shift() !== '(') throw new Error(`${name} is no function call`)
  const given: (() => unknown)[] = []
  while (tokens[0] !== ')') {
    given.push(readTerm(tokens, functions))
    if (tokens[0] === ',') tokens.shift()
    else if (tokens[0] !== ')') throw new Error(`${tokens[0] ?? 'the end'} stands in the arguments of ${name}`)
  }
  tokens.shift()
  return given
}

function readPath(tokens: string[]): readonly string[] {
  const path: string[] = []
  while (tokens[0] === '.') {
    tokens.shift()
    path.push(tokens.shift() ?? '')
  }
  return path
}

function call(name: string, given: readonly (() => unknown)[], functions: Functions): unknown {
  if (name === 'if') {
    const [condition, whenTrue, whenFalse] = given
    const chosen = condition?.()
    if (typeof chosen !== 'boolean' || given.length !== 3) throw new Error('if takes a condition and two values')
    return chosen ? whenTrue?.() : whenFalse?.()
  }
  const known = functions[name]
  if (known === undefined) throw new Error(`${name} is no function that the test knows`)
  return known(...given.map((each) => each()))
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !(name in value)) throw new Error(`there is no ${name}`)
  return (value as Readonly<Record<string, unknown>>)[name]
}

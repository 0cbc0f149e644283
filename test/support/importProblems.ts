import { posix } from 'node:path'

/** Which folders a folder may import from, beside itself and `src/facets.ts`. Files at the top of `src/` may import from all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  redis: [],
  content: [],
  catalog: ['content'],
  understanding: ['content'],
  triage: ['content', 'catalog', 'understanding'],
  conversation: ['redis', 'content', 'catalog', 'understanding', 'triage'],
  channels: ['redis', 'content', 'catalog', 'understanding', 'triage', 'conversation'],
  server: ['redis', 'content', 'catalog', 'understanding', 'triage', 'conversation', 'channels'],
  commands: ['redis', 'content', 'catalog', 'understanding', 'triage', 'conversation', 'channels', 'server'],
}

/** Packages that only these folders may import, by the beginning of their names. */
const owners: readonly (readonly [packageName: RegExp, folders: readonly string[]])[] = [
  [/^redis(\/|$)/, ['redis']],
  [/^yaml(\/|$)/, ['content']],
  [/^node:fs(\/|$)/, ['content', 'server', 'commands']],
  [/^libphonenumber-js(\/|$)/, ['catalog']],
  [/^date-holidays(\/|$)/, ['catalog']],
  [/^xstate(\/|$)/, ['triage']],
  [/^bot(builder|framework)/, ['channels']],
  [/^restify(\/|$)/, ['server']],
  [/^rate-limiter-flexible(\/|$)/, ['channels']],
  [/^prom-client(\/|$)/, ['server']],
]

/** Files whose job is the environment. */
const readsEnvironment = ['main.ts', 'config.ts', 'cli.ts']

const longestFile = 250

/** What breaks the order of the layers in one file of `src/`, each as `src/file:line message`. */
export function importProblems(file: string, text: string): string[] {
  const at = (offset: number, message: string) => `src/${file}:${text.slice(0, offset).split('\n').length} ${message}`
  const problems = importsOf(text).flatMap(({ offset, from, isTypeOnly }) => {
    const message = from.startsWith('.') ? pathProblem(file, from, isTypeOnly) : packageProblem(file, from, isTypeOnly)
    return message === undefined ? [] : [at(offset, message)]
  })
  for (const { index } of text.matchAll(/\bprocess\.env\b/g)) {
    if (!readsEnvironment.includes(file))
      problems.push(at(index, `only ${readsEnvironment.join(', ')} read process.env`))
  }
  const lines = text.trimEnd().split('\n').length
  if (lines > longestFile)
    problems.push(`src/${file}:${lines} a file has at most ${longestFile} lines: find its second job`)
  return problems
}

function importsOf(text: string): { offset: number; from: string; isTypeOnly: boolean }[] {
  const statement =
    /(?:^|\n|;)[ \t]*(?:import|export)\s+(type\s)?(?:[^'"`;=()]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"\n]+)['"]/g
  return [...withoutComments(text).matchAll(statement)].map((found) => ({
    offset: found.index + (found[0].length - found[0].trimStart().length),
    from: found[2] ?? found[3] ?? '',
    isTypeOnly: found[1] !== undefined,
  }))
}

/** Blanks whole-line comments and blocks, keeping every line in its place. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[^]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '))
}

function pathProblem(file: string, from: string, isTypeOnly: boolean): string | undefined {
  const target = posix.normalize(posix.join(posix.dirname(file), from))
  const own = folderOf(file)
  const other = folderOf(target)
  if (own === other) return undefined
  if (own === 'widget') return isTypeOnly ? undefined : `widget imports only types from outside itself, not ${from}`
  if (target === 'facets.ts') return undefined
  if (file === 'facets.ts') return 'facets.ts imports nothing'
  if (own === '') return undefined
  if (target.startsWith('..')) return `${own} imports nothing from outside src`
  const allowed = mayImport[own]
  if (allowed === undefined) return `src/${own} is not in the order of the layers`
  if (allowed.includes(other)) return undefined
  return `${own} may not import ${other === '' ? target : other}${allowed.length > 0 ? `, only ${allowed.join(', ')}` : ''}`
}

function packageProblem(file: string, from: string, isTypeOnly: boolean): string | undefined {
  const own = folderOf(file)
  if (own === 'widget') return isTypeOnly ? undefined : `widget imports only types from outside itself, not ${from}`
  const folders = owners.find(([packageName]) => packageName.test(from))?.[1]
  if (folders === undefined || folders.includes(own)) return undefined
  return `only ${folders.map((folder) => `src/${folder}`).join(' and ')} may import ${from}`
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : ''
}

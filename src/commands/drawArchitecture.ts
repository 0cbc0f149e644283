import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './projectRoot.ts'

const root = join(projectRoot, 'src')

/** The folders of `src` as a Graphviz graph: an arrow from each to those it imports, leaving out what another way leads to as well. */
export function drawArchitecture(): string {
  const imports = importsBetweenFolders()
  const arrows = [...imports].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(imports, other, to)))
      .map((to) => `  ${JSON.stringify(from)} -> ${JSON.stringify(to)};`),
  )
  return [
    'digraph architecture {',
    '  rankdir=LR; nodesep=0.3; ranksep=0.5;',
    '  node [shape=box, style="rounded,filled", fillcolor="#f0f4f5", color="#005eb8", fontname="sans-serif", fontsize=12, margin="0.25,0.12"];',
    '  edge [color="#4c6272"];',
    ...[...imports.keys()].map((folder) => `  ${JSON.stringify(folder)};`),
    ...arrows,
    '}',
  ].join('\n')
}

/** Which folders of `src` each folder imports anything from, types alone included. */
export function importsBetweenFolders(): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
  return new Map(folders.map((folder) => [folder, importedBy(folder, folders)]))
}

function importedBy(folder: string, folders: readonly string[]): ReadonlySet<string> {
  const texts = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/from '(?:\.\.\/)+([a-z]\w*)\//gi)].map(([, name = '']) => name),
  )
  return new Set(folders.filter((other) => other !== folder && named.includes(other)))
}

function reaches(imports: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const targets = imports.get(from) ?? new Set()
  return targets.has(to) || [...targets].some((next) => reaches(imports, next, to))
}

import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../src/', import.meta.url)

/** Every TypeScript file below `src/`: its name there, and its text. */
export function sourceFiles(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[mc]?tsx?$/.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }))
}

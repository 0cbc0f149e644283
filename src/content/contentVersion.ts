import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listYamlFiles } from './listYamlFiles.ts'

/** A short name for the content of these folders: it changes with any name or byte of any `.yaml` file below them. */
export function contentVersion(roots: readonly string[]): string {
  const hash = createHash('sha256')
  for (const root of roots) {
    for (const file of listYamlFiles(root)) {
      const bytes = readFileSync(join(root, file))
      hash.update(`${file}\n${bytes.length}\n`).update(bytes)
    }
    hash.update('\n')
  }
  return hash.digest('hex').slice(0, 12)
}

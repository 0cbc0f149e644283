import { createHash } from 'node:crypto'
import type { ContentFolder } from './ContentFolder.ts'
import { listYamlFiles } from './listYamlFiles.ts'
import { readBytes } from './readBytes.ts'

/** What each file below a folder holds, as a short hash by its path; the same whatever the ends of its lines. Without `list`, each `.yaml` file. */
export function fileHashes(root: ContentFolder, list = listYamlFiles): ReadonlyMap<string, string> {
  return new Map(list(root).map((file) => [file, hashOf(readBytes(root, file))]))
}

/** One hash for files and what they hold. */
export function hashOfFiles(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files).map(([file, hash]) => `${file} ${hash}\n`)
  return createHash('sha256').update(lines.toSorted().join('')).digest('hex')
}

function hashOf(bytes: Uint8Array | string): string {
  // Windows may have written the ends of lines in its own way: nobody reads another word because of that.
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')
  return createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 16)
}

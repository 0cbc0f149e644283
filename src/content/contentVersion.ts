import { createHash } from 'node:crypto'
import type { ContentFolder } from './ContentFolder.ts'
import { listFiles } from './listYamlFiles.ts'
import { readBytes } from './readBytes.ts'

/**
 * A short name for the content of these folders: it changes with any name or byte of any `.yaml` file below them, and with the
 * name of any other file that should not be there. With `isRead` only those files count. Throws `ContentError` when a folder cannot be read.
 */
export function contentVersion(
  roots: readonly ContentFolder[],
  isRead: (file: string) => boolean = () => true,
): string {
  const hash = createHash('sha256')
  for (const root of roots) {
    for (const file of listFiles(root).filter((each) => !each.endsWith('.md') && isRead(each))) {
      const bytes = file.endsWith('.yaml') ? readBytes(root, file) : 'not read'
      hash.update(`${file}\n${bytes.length}\n`).update(bytes)
    }
    hash.update('\n')
  }
  return hash.digest('hex').slice(0, 12)
}

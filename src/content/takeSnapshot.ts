import { ContentError } from './ContentError.ts'
import type { FolderSnapshot } from './ContentFolder.ts'
import { listFiles } from './listYamlFiles.ts'
import { readBytes } from './readBytes.ts'

/** A folder as it is now. Never throws: a folder that cannot be read is one with problems. */
export function takeSnapshot(root: string): FolderSnapshot {
  try {
    const files = listFiles(root).map(
      (file) => [file, file.endsWith('.yaml') ? readBytes(root, file) : 'unreadable'] as const,
    )
    return { files: new Map(files), problems: [] }
  } catch (error) {
    const problems = error instanceof ContentError ? error.problems : [{ file: root, line: 1, message: cannotBeRead }]
    return { files: new Map(), problems }
  }
}

/** What is said of a folder where nothing more is known. */
export const cannotBeRead = 'this folder cannot be read at the moment'

/** Why a folder of the trust's own services that is suddenly empty is not taken: a share that is not mounted looks like that. */
export const ownFilesGone =
  "the trust's own services are gone: put its files back, or restart the server if it is to have none"

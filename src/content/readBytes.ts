import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentFolder, NotRead } from './ContentFolder.ts'

const maximumBytes = 1_000_000

/** The bytes of a file in a folder, or why it is not read. Only a real file is: a pipe would be waited for without end. */
export function readBytes(folder: ContentFolder, file: string): Uint8Array | NotRead {
  if (typeof folder !== 'string') return folder.files.get(file) ?? 'unreadable'
  const path = join(folder, file)
  try {
    const found = statSync(path)
    if (!found.isFile()) return 'unreadable'
    return found.size > maximumBytes ? 'too-large' : readFileSync(path)
  } catch {
    return 'unreadable'
  }
}

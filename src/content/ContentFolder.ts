import type { Problem } from './Problem.ts'

/** Why a file is not read: it is no real file or may not be opened, or it is too large to be content. */
export type NotRead = 'unreadable' | 'too-large'

/** A folder as it was at one moment, or why it could not be read. */
export type FolderSnapshot = {
  readonly files: ReadonlyMap<string, Uint8Array | NotRead>
  readonly problems: readonly Problem[]
}

/** Where content files are: a path, or a snapshot of what stood there. */
export type ContentFolder = string | FolderSnapshot

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from './ContentError.ts'
import type { ContentFolder } from './ContentFolder.ts'

/** More than this is no content but something copied here by mistake, and reading it all would stop the service. */
const maximumFiles = 5_000
const maximumDepth = 10

/** What Windows and office programs leave in a shared folder. */
const leftBehind = /^(Thumbs\.db|desktop\.ini|~\$.*)$/i

/** The `.yaml` files below `root`, sorted, relative to it with "/" between folders. Throws `ContentError` when there is no such folder. */
export function listYamlFiles(root: ContentFolder): string[] {
  return listFiles(root).filter((file) => file.endsWith('.yaml'))
}

/** Every file below `root` as `listYamlFiles` writes them, leaving out names that begin with a dot and what programs leave behind. */
export function listFiles(root: ContentFolder): string[] {
  if (typeof root !== 'string') {
    if (root.problems.length > 0) throw new ContentError(root.problems)
    return [...root.files.keys()]
  }
  if (!isFolder(root)) throw refused(root, 'there is no such folder')
  const files: string[] = []
  addFilesBelow(root, '', files)
  return files.toSorted()
}

function addFilesBelow(root: string, folder: string, files: string[]): void {
  for (const name of namesIn(join(root, folder)).filter((name) => !name.startsWith('.') && !leftBehind.test(name))) {
    const file = folder + name
    if (!isFolder(join(root, file))) files.push(file)
    else if (folder.split('/').length > maximumDepth)
      throw refused(join(root, file), 'this folder lies too deep to be read')
    else addFilesBelow(root, `${file}/`, files)
    if (files.length > maximumFiles) throw refused(root, 'there are too many files in this folder to be read')
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw refused(folder, 'this folder cannot be opened: check that it may be read')
  }
}

/** Follows links: a mounted configuration volume shows each file as one. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function refused(file: string, message: string): ContentError {
  return new ContentError([{ file, line: 1, message }])
}

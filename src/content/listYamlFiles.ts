import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from './ContentError.ts'

/** The `.yaml` files below `root`, sorted, relative to it with "/" between folders. Throws `ContentError` when there is no such folder. */
export function listYamlFiles(root: string): string[] {
  return listFiles(root).filter((file) => file.endsWith('.yaml'))
}

/** Every file below `root` as `listYamlFiles` writes them, leaving out names that begin with a dot. */
export function listFiles(root: string): string[] {
  if (!isFolder(root)) throw new ContentError([{ file: root, line: 1, message: 'there is no such folder' }])
  return filesBelow(root, '').toSorted()
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const file = folder + name
      return isFolder(join(root, file)) ? filesBelow(root, `${file}/`) : [file]
    })
}

/** Follows links: a mounted configuration volume shows each file as one. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

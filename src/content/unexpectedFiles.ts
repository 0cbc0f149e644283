import type { ContentFolder } from './ContentFolder.ts'
import type { Problem } from './Problem.ts'
import { listFiles } from './listYamlFiles.ts'

/** A problem for each file below `root` that nothing would read, so that no edit is lost in silence. A `.md` file may stand anywhere. */
export function unexpectedFiles(root: ContentFolder): Problem[] {
  return listFiles(root)
    .filter((file) => !file.endsWith('.yaml') && !file.endsWith('.md'))
    .map((file) => ({ file, line: 1, message: `this file is not read: ${advice(file)}` }))
}

function advice(file: string): string {
  if (/\.yml$/i.test(file)) return 'its name must end in .yaml, not .yml'
  if (/\.yaml$/i.test(file)) return 'write the end of its name in small letters, .yaml'
  if (/\.yaml\.[a-z]+$/i.test(file)) return 'its name must end in .yaml, with nothing after it'
  return 'a content file has a name that ends in .yaml; move other files elsewhere'
}

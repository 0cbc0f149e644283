import { loadContent, type Content } from '../../src/triage/content.ts'
import { contentCopy } from './contentCopy.ts'

/** The real content with one change to one file. */
export function contentWith(file: string, from: RegExp, to: string): Content {
  const copy = contentCopy()
  try {
    const changed = copy.read(file).replace(from, () => to)
    copy.write(file, changed)
    return loadContent(copy.root, undefined)
  } finally {
    copy.remove()
  }
}

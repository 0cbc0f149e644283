import { contentVersion } from '../../../src/content/contentVersion.ts'
import { keepUnderstanding as load } from '../../../src/understanding/keepUnderstanding.ts'
import { understandingFiles } from '../../../src/understanding/loadUnderstanding.ts'
import { keep } from './keep.ts'

/** The compiled rules for typed words, made once for all mutants of other folders from the same files. */
export const keepUnderstanding: typeof load = (root, labels) =>
  keep(
    `understanding ${contentVersion([root], (file) => (understandingFiles as readonly string[]).includes(file))}`,
    () => load(root, labels),
  )

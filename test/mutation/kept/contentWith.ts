import { contentWith as change } from '../../support/contentWith.ts'
import { keep } from './keep.ts'

/** Changed content, read once for all mutants of what does not read it. */
export const contentWith: typeof change = (file, from, to) =>
  keep(`content with ${file} ${from.source} ${to}`, () => change(file, from, to))

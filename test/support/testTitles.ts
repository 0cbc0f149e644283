import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './realContent.ts'
import { stringLiterals } from './stringLiterals.ts'

/** The titles of the tests of a file, as they are written there: those of `each` with their %s. */
export function testTitles(file: string): readonly string[] {
  return stringLiterals(readFileSync(join(projectRoot, file), 'utf8'))
    .filter(({ before }) => /(^|[^.\w])(test|it)\($|\)\($|(test|it)\.each\([\w.]+\)\($/.test(before))
    .map(({ text }) => text)
}

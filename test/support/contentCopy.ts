import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContentError } from '../../src/content/ContentError.ts'
import { loadContent } from '../../src/triage/content.ts'
import { projectRoot } from './realContent.ts'

/** A copy of the real flows and catalog to break, made when it is first asked for. */
export function contentCopy() {
  let made: string | undefined
  const rootOf = () => (made ??= copied())
  return {
    get root() {
      return rootOf()
    },
    /** Replaces the first `from` in a file, which must be there; gives the line it stood on. */
    replace(file: string, from: string, to: string): number {
      const text = readFileSync(join(rootOf(), file), 'utf8')
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
      writeFileSync(
        join(rootOf(), file),
        text.replace(from, () => to),
      )
      return text.slice(0, text.indexOf(from)).split('\n').length
    },
    write: (file: string, text: string) => writeFileSync(join(rootOf(), file), text),
    read: (file: string) => readFileSync(join(rootOf(), file), 'utf8'),
    /** Every problem that loading finds, as `file:line message`; none when the content is sound. */
    problems(): readonly string[] {
      try {
        loadContent(rootOf(), undefined)
        return []
      } catch (error) {
        if (error instanceof ContentError) return error.message.split('\n')
        throw error
      }
    },
    remove: () => {
      if (made !== undefined) rmSync(made, { recursive: true, force: true })
    },
  }
}

function copied(): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  for (const folder of ['flows', 'services-catalog'])
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true })
  return root
}

import type { ProjectCopy } from './projectCopy.ts'

/** What a recipe changes: a new file, or a part of a file and what takes its place. */
export type Edit =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly from: string; readonly to: string }

/** The edits that a page gives under one of its headings, in order. */
export function editsUnder(page: string, heading: string): readonly Edit[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? ''
  const blocks = /```diff\n--- (\S+)\n([^]*?)```|^`(\S+)`\n\n```ts\n([^]*?)```/gm
  return [...section.matchAll(blocks)].flatMap(([, changed, hunks = '', added = '', text = '']): readonly Edit[] =>
    changed === undefined
      ? [{ file: added, text }]
      : hunks.split(/^@@\n/m).map((hunk) => ({ file: changed, from: side(hunk, '-'), to: side(hunk, '+') })),
  )
}

/** Makes these edits in a copy of the project. Throws where the project has no such part, or more than one. */
export function follow(copy: ProjectCopy, edits: readonly Edit[]): void {
  for (const edit of edits) {
    if ('text' in edit) {
      copy.write(edit.file, edit.text)
      continue
    }
    const parts = copy.read(edit.file).split(edit.from)
    if (parts.length !== 2) throw new Error(`${edit.file} has ${String(parts.length - 1)} times: ${edit.from}`)
    copy.write(edit.file, parts.join(edit.to))
  }
}

/** One side of a hunk: what stays, with what goes (-) or comes (+). */
function side(hunk: string, sign: '-' | '+'): string {
  return hunk
    .split('\n')
    .filter((line) => line.startsWith(' ') || line.startsWith(sign))
    .map((line) => `${line.slice(1)}\n`)
    .join('')
}

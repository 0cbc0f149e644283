import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../triage/content.ts'
import { projectRoot } from './projectRoot.ts'
import type { Environment } from './Environment.ts'
import { scoreLines, readLines, type Score } from './scoreLines.ts'

const help = `Runs every labelled line below test/understanding and prints what was missed and what was raised falsely, by category.

  npm run understand:report

The form of a line stands in test/understanding/README.md.`

/** `npm run understand:report`: every set of labelled lines, file by file; ends with 0 whatever the figures are. */
export async function understandReport(args: readonly string[], { trustName }: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const { understanding } = loadContent(projectRoot, trustName)
  const root = join(projectRoot, 'test/understanding')
  for (const file of linesFiles(root)) {
    console.log(`\n${file}`)
    print(scoreLines(understanding, readLines(readFileSync(join(root, file), 'utf8'))))
  }
  return Promise.resolve(0)
}

function linesFiles(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.jsonl'))
  return files.filter((file) => statSync(join(root, file)).isFile()).toSorted()
}

function print({ raised, quiet, answers }: Score): void {
  figure('red-flag lines that raise', raised)
  figure('hard negatives that stay quiet', quiet)
  figure('answer lines exactly right', answers)
}

function figure(name: string, { right, wrong }: Score['raised']): void {
  const total = right + wrong.length
  if (total === 0) return
  console.log(`  ${name}: ${String(right)} of ${String(total)} (${((100 * right) / total).toFixed(1)}%)`)
  const byCategory = Map.groupBy(wrong, ({ category }) => category)
  for (const [category, lines] of byCategory) {
    console.log(`    ${category} (${String(lines.length)})`)
    for (const { text, got } of lines) console.log(`      ${text}${got === '' ? '' : `   -> ${got}`}`)
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'

type Result = Readonly<
  Record<
    'mutants' | 'drawn' | 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'score' | 'margin',
    number
  >
>
const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const results = JSON.parse(textOf('test/mutation/results.json')) as Readonly<Record<string, Result>>

test('the table of mutation tests repeats what was found', () => {
  const page = textOf('docs/mutation.md')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\|(.*)\|$/gm)].map(([, group = '', cells = '']) => [
    group,
    cells.split('|').map((cell) => cell.trim()),
  ])
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(
      Object.entries(results).map(([group, { score, margin, ...counts }]) => [
        group,
        [
          ...(['mutants', 'drawn', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'] as const).map((key) =>
            String(counts[key]),
          ),
          `${score.toFixed(1)}% ± ${margin.toFixed(1)}`,
        ],
      ]),
    ),
  )
})

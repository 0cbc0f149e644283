import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { understand } from '../../src/understanding/understand.ts'
import { projectRoot, realContent } from '../support/realContent.ts'
import type { Benchmark } from './Measurement.ts'
import { percentile } from './percentile.ts'
import { rows } from './rows.ts'
import { timesOf } from './timesOf.ts'

/** Understanding one typed line: the labelled lines in turn. */
export const words: Benchmark = {
  async run(progress) {
    progress('labelled lines')
    const texts = ['red-flags', 'answers'].flatMap((file) => textsOf(`test/understanding/${file}.jsonl`))
    const times = timesOf(5000, (index) =>
      understand(realContent.understanding, { text: texts[index % texts.length] ?? '', asked: 'any' }),
    )
    return [
      {
        name: rows.words,
        figures: { 'p50 ms': percentile(times, 0.5), 'p99 ms': percentile(times, 0.99) },
      },
    ]
  },
}

function textsOf(file: string): readonly string[] {
  return readFileSync(join(projectRoot, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text)
}

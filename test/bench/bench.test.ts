import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import type { Measurement } from './Measurement.ts'
import { percentile } from './percentile.ts'
import { table } from './table.ts'

const run = promisify(execFile)
const bench = async (...args: readonly string[]) =>
  run(process.execPath, ['test/bench/bench.ts', ...args], { cwd: projectRoot })

describe('npm run bench', () => {
  it('lists its benchmarks when asked for help', async () => {
    const { stdout } = await bench('--help')
    for (const name of ['start-up', 'turn', 'words', 'find', 'direct-line', 'messages', 'widget'])
      expect(stdout).toContain(`\n  ${name} `)
  })

  it('refuses a benchmark that there is not, and says which is near', async () => {
    await expect(bench('--only', 'trun')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^there is no benchmark "trun"; did you mean "turn"\?\nThere are: start-up, turn, /,
      ),
    })
  })
})

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('the percentile %s of 1 to 100 in any order is %s', (share, expected) => {
  const values = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1)
  expect(percentile(values, share)).toBe(expected)
})

test('the table has a column for each figure, and an empty cell where a row has none', () => {
  const rows: readonly Measurement[] = [
    { name: 'one', figures: { 'p50 ms': 0.012345, 'p99 ms': 1234.5 } },
    { name: 'another', figures: { 'p50 ms': 2, ratio: 0.5 } },
  ]
  expect(table(rows).split('\n')).toEqual([
    '         p50 ms  p99 ms  ratio',
    'one      0.0123    1235',
    'another       2            0.5',
  ])
})

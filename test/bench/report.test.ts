import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { drawChart } from './drawChart.ts'
import type { Measurement } from './Measurement.ts'
import type { Report } from './Report.ts'
import { readReport, reportFiles } from './reportFiles.ts'
import { rows } from './rows.ts'
import { needsOf } from './scaling.ts'
import { targetsOf } from './targets.ts'

const figures = {
  'per second': 1000,
  'CPU ms': 0.5,
  'of echo bot': 2,
  'of dialogs': 2,
  'of bare POST': 0.5,
  'p99 ms': 0.2,
  'KB held': 0.5,
}
const names = [
  rows.directLine,
  rows.bare,
  rows.transport,
  ...Object.values(rows.connector),
  ...Object.values(rows.expectReplies),
  rows.find(1000),
  ...([1000, 5000] as const).flatMap((count) => [
    rows.memory('idle session', count),
    rows.memory('open socket', count),
  ]),
  rows.processes(1),
]

function aReport(...changed: readonly Measurement[]): Report {
  const same = names.filter((name) => !changed.some((each) => each.name === name))
  return {
    measuredOn: '2026-11-22',
    machine: { processor: 'a processor', processors: 2, node: 'v24', loadBefore: 0, loadAfter: 1 },
    measurements: [...same.map((name) => ({ name, figures })), ...changed],
  }
}

describe('what must hold', () => {
  it('is met by figures at its limits', () => {
    expect(targetsOf(aReport()).filter(({ isMet }) => !isMet)).toEqual([])
  })

  it('is not met by web chat turns at less than half of the bare POSTs', () => {
    const slow = { name: rows.directLine, figures: { ...figures, 'of bare POST': 0.49 } }
    const [missed, ...others] = targetsOf(aReport(slow)).filter(({ isMet }) => !isMet)
    expect(others).toEqual([])
    expect(missed).toMatchObject({ figure: 0.49, mustBe: 'at least 0.5' })
  })
})

test('a million staff need as many processes as their busiest minute keeps half busy, and one more', () => {
  // 50,000 conversations of 12 turns in an hour, and three times that in its busiest minute, at 0.5 ms a turn.
  const { turnsPerSecond, cores, processes } = needsOf(aReport(), 1_000_000)
  expect(turnsPerSecond).toBeCloseTo(500)
  expect(cores).toBeCloseTo(0.5)
  expect(processes).toBe(2)
})

test('the picture says in words what it shows, and names every row', () => {
  const picture = drawChart(aReport())
  expect(picture).toMatch(/<title id="title">[^<]+<\/title>/)
  for (const name of [rows.directLine, rows.bare, rows.connector.teams, rows.expectReplies.dialogs])
    expect(picture).toContain(`${name}: 1,000`)
})

test('the pages and the picture in docs are those of the report beside them', async () => {
  for (const [file, content] of await reportFiles(await readReport()))
    expect(await readFile(join(projectRoot, file), 'utf8')).toBe(content)
})

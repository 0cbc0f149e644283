import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { nearest } from '../../src/content/nearest.ts'
import { benchmarks } from './benchmarks.ts'
import type { Measurement } from './Measurement.ts'
import type { Report } from './Report.ts'
import { table, written } from './table.ts'
import { targetsOf } from './targets.ts'
import { machineNow } from '../support/machineNow.ts'

const help = `Measures how fast Signpost is on this machine, in some ten minutes. Stop other programs first.

  npm run bench
  npm run --silent bench -- --json > figures.json

  --only NAME    only this one; it may be given more than once
  --json         the figures as JSON
  --write        writes what was measured to docs: bench.json, scaling.md and pictures/bench.svg
  --help         this

${benchmarks.map(({ name, measures }) => `  ${name.padEnd(14)} ${measures}`).join('\n')}`

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  for (const name of values.only) checkName(name)
  if (values.write && values.only.length > 0) throw new Error('--write needs a run of all benchmarks: leave --only out')
  const [loadBefore = 0] = loadavg()
  const chosen = benchmarks.filter(({ name }) => values.only.length === 0 || values.only.includes(name))
  const measurements: Measurement[] = []
  for (const { name, load } of chosen) {
    const benchmark = await load()
    // Progress goes to the other stream, so that the figures can be kept in a file.
    measurements.push(...(await benchmark.run((text) => console.error(`${name}: ${text}`))))
  }
  const report: Report = {
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: machineNow(loadBefore),
    measurements,
  }
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else say(report, values.only.length === 0)
  if (values.write) {
    const { writeReport } = await import('./reportFiles.ts')
    await writeReport(report)
  }
}

function say(report: Report, isWhole: boolean): void {
  const { processors, node, loadBefore, loadAfter } = report.machine
  console.log(`\n${table(report.measurements)}\n`)
  if (isWhole) {
    for (const { says, figure, mustBe, isMet } of targetsOf(report))
      console.log(`${isMet ? 'met    ' : 'NOT MET'}  ${says}: ${written(figure)}, ${mustBe}`)
  }
  console.log(
    `\nNode ${node}, ${processors} processors, load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after`,
  )
}

function checkName(name: string): void {
  const names = benchmarks.map((benchmark) => benchmark.name)
  if (names.includes(name)) return
  const near = nearest(name, names)
  throw new Error(
    `there is no benchmark "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}\nThere are: ${names.join(', ')}`,
  )
}

import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { nearest } from '../../src/content/nearest.ts'
import { directLine } from './directLine.ts'
import { find } from './find.ts'
import type { Measurement } from './Measurement.ts'
import { startUp } from './startUp.ts'
import { table } from './table.ts'
import { messages } from './messages.ts'
import { turn } from './turn.ts'
import { widget } from './widget.ts'
import { words } from './words.ts'

const benchmarks = [startUp, turn, words, find, directLine, messages, widget]

const help = `Measures how fast Signpost is on this machine, in a minute or two. Stop other programs first.

  npm run bench
  npm run --silent bench -- --json > figures.json

  --only NAME    only this one; it may be given more than once
  --json         the figures as JSON
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
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  for (const name of values.only) checkName(name)
  const chosen = benchmarks.filter(({ name }) => values.only.length === 0 || values.only.includes(name))
  const measurements: Measurement[] = []
  for (const benchmark of chosen) {
    // Progress goes to the other stream, so that the figures can be kept in a file.
    measurements.push(...(await benchmark.run((text) => console.error(`${benchmark.name}: ${text}`))))
  }
  const machine = { node: process.version, processors: availableParallelism(), load: loadavg()[0] ?? 0 }
  if (values.json) return console.log(JSON.stringify({ machine, measurements }, null, 2))
  console.log(`\n${table(measurements)}\n`)
  console.log(
    `Node ${machine.node}, ${machine.processors} processors, load ${machine.load.toFixed(1)} in the last minute`,
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

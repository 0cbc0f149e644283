import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { brokenIn, type Report } from './Report.ts'
import { runInMemory } from './runInMemory.ts'
import { runOnRedis } from './runOnRedis.ts'
import { soakPage, summary } from './soakPage.ts'

const small = { conversations: 200, kills: 3, pauses: 1, turns: 4_000 }
const full = { conversations: 2_000, kills: 12, pauses: 4, turns: 200_000 }
const mostTold = 10

const help = `Holds conversations with real processes while they, Redis and the connections fail, and checks each against a model.
Needs redis-server. Takes a minute or two; stop other programs first.

  npm run soak
  npm run soak -- --full --write

  --conversations N  with three processes on Redis, which is killed at the end (${small.conversations}); 0 leaves this out
  --kills N          how many processes are killed or ended meanwhile, and started again (${small.kills})
  --pauses N         how often Redis stands still (${small.pauses})
  --turns N          with one process in memory, whose memory must stay flat (${small.turns}); 0 leaves this out
  --clients N        how many people at the same time (50)
  --seed N           the same seed has the same people and faults; without it, any
  --full             ${full.conversations} conversations, ${full.kills} kills, ${full.pauses} pauses and ${full.turns} turns, in some fifteen minutes
  --report FILE      writes what came of it as JSON
  --write            writes what came of it to docs/soak.md, where the run was a full one
  --help             this`

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      conversations: { type: 'string' },
      kills: { type: 'string' },
      pauses: { type: 'string' },
      turns: { type: 'string' },
      clients: { type: 'string' },
      seed: { type: 'string' },
      full: { type: 'boolean', default: false },
      report: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  if (values.write && !values.full) throw new Error('--write needs --full: docs/soak.md tells of a full run')
  const size = values.full ? full : small
  const number = (name: keyof typeof small | 'clients' | 'seed', preset: number) =>
    wholeNumber(name, values[name], preset)
  const seed = number('seed', Math.floor(Math.random() * 1_000_000))
  const clients = number('clients', 50)
  const conversations = number('conversations', size.conversations)
  const turns = number('turns', size.turns)
  const faults = { kills: number('kills', size.kills), pauses: number('pauses', size.pauses), processes: 3 }
  console.error(`seed ${seed}`)
  const [loadBefore = 0] = loadavg()
  const onRedis =
    conversations > 0 &&
    (await runOnRedis({ conversations, ...faults, clients, seed }, (text) => console.error(`on Redis: ${text}`)))
  const inMemory =
    turns > 0 && (await runInMemory({ turns, clients, seed }, (text) => console.error(`in memory: ${text}`)))
  const report: Report = {
    ranOn: new Date().toISOString().slice(0, 10),
    machine: {
      processor: cpus()[0]?.model ?? '',
      processors: availableParallelism(),
      node: process.version,
      loadBefore,
      loadAfter: loadavg()[0] ?? 0,
    },
    seed,
    clients,
    ...(onRedis ? { onRedis } : {}),
    ...(inMemory ? { inMemory } : {}),
  }
  console.log(summary(report))
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify(report, null, 2))
  if (values.write) await writePage(report)
  const broken = brokenIn(report)
  for (const { name, problems } of broken.slice(0, mostTold)) console.log(`${name}: ${problems.join('; ')}`)
  if (broken.length > mostTold) console.log(`and ${broken.length - mostTold} more`)
  if (broken.length > 0) process.exitCode = 1
}

async function writePage(report: Report): Promise<void> {
  const file = join(projectRoot, 'docs/soak.md')
  await writeFile(file, await format(soakPage(report), { ...(await resolveConfig(file)), parser: 'markdown' }))
}

function wholeNumber(name: string, given: string | undefined, preset: number): number {
  if (given === undefined) return preset
  if (!/^\d{1,9}$/.test(given)) throw new Error(`--${name} is a whole number, not "${given}"`)
  return Number(given)
}

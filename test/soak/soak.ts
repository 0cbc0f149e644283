import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { brokenIn, type Report } from './Report.ts'
import { runInMemory } from './runInMemory.ts'
import { runOnRedis } from './runOnRedis.ts'
import { soakPage, summary } from './soakPage.ts'
import { machineNow } from '../support/machineNow.ts'

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
  --minutes N        ends each of the two after so long, whatever is left to do
  --report FILE      writes what came of it as JSON
  --write            writes what came of it to docs/soak.md
  --from FILE        runs nothing and takes a report from this file; twice: the two runs of two reports
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
      minutes: { type: 'string' },
      report: { type: 'string' },
      from: { type: 'string', multiple: true, default: [] },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  const report = values.from.length > 0 ? await readReports(values.from) : await soak(values)
  console.log(summary(report))
  if (values.report !== undefined) await writeFile(values.report, JSON.stringify(report, null, 2))
  if (values.write) await writePage(report)
  const broken = brokenIn(report)
  for (const { name, problems } of broken.slice(0, mostTold)) console.log(`${name}: ${problems.join('; ')}`)
  if (broken.length > mostTold) console.log(`and ${broken.length - mostTold} more`)
  if (broken.length > 0) process.exitCode = 1
}

type Numbers = keyof typeof small | 'clients' | 'seed' | 'minutes'

async function soak(values: Partial<Record<Numbers, string>> & { readonly full: boolean }): Promise<Report> {
  const size = values.full ? full : small
  const number = (name: Numbers, preset: number) => wholeNumber(name, values[name], preset)
  const seed = number('seed', Math.floor(Math.random() * 1_000_000))
  const clients = number('clients', 50)
  const conversations = number('conversations', size.conversations)
  const turns = number('turns', size.turns)
  const faults = { kills: number('kills', size.kills), pauses: number('pauses', size.pauses), processes: 3 }
  const limitMilliseconds = number('minutes', 24 * 60) * 60_000
  const timer = () => {
    const end = Date.now() + limitMilliseconds
    return () => Date.now() > end
  }
  console.error(`seed ${seed}`)
  const [loadBefore = 0] = loadavg()
  const onRedis =
    conversations > 0 &&
    (await runOnRedis({ conversations, ...faults, clients, seed, isOver: timer() }, (text) =>
      console.error(`on Redis: ${text}`),
    ))
  const inMemory =
    turns > 0 &&
    (await runInMemory({ turns, clients, seed, isOver: timer() }, (text) => console.error(`in memory: ${text}`)))
  return {
    ranOn: new Date().toISOString().slice(0, 10),
    machine: machineNow(loadBefore),
    seed,
    clients,
    ...(onRedis ? { onRedis } : {}),
    ...(inMemory ? { inMemory } : {}),
  }
}

/** Reports of several runs as one, which tells of the machine as the first found it. */
async function readReports(files: readonly string[]): Promise<Report> {
  const reports = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as Report))
  const [first, ...others] = reports
  if (first === undefined) throw new Error('--from needs a file')
  return others.reduce((all, one) => ({ ...one, ...all }), first)
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

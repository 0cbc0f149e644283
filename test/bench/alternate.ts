import { setTimeout as pause } from 'node:timers/promises'
import type { Measured } from './startMeasured.ts'
import type { Progress } from './Measurement.ts'
import { median, percentile } from './percentile.ts'

/** One of those that are measured beside one another: what each client does over and over, and the processes that serve it. */
export type Contestant = {
  readonly name: string
  readonly servers: readonly Measured[]
  readonly clients: readonly (() => Promise<void>)[]
}

/** The medians of a contestant's rounds. */
export type Result = {
  readonly name: string
  readonly perSecond: number
  readonly p50Milliseconds: number
  readonly p99Milliseconds: number
  /** Processor time of the server for one turn, all threads. */
  readonly cpuMilliseconds: number
  readonly rounds: readonly Round[]
}

/** `times` are milliseconds, one for each turn. */
type Round = { readonly perSecond: number; readonly cpuMilliseconds: number; readonly times: readonly number[] }

type Part = { readonly milliseconds: number; readonly cpuMilliseconds: number; readonly times: readonly number[] }

export const rounds = 5
/** Until then a server compiles what it runs often. */
const warmUpParts = 4
/** In each round every contestant has its turn so often: a machine that others use as well is fast and slow by turns. */
const partsOfRound = 3
/** Long enough that what a program does when it has rested, such as tidying its memory, is a small part. */
const partMilliseconds = 2000
/** Whoever is refused waits for so long, as clients do; a second of it, for all of them, is a fault. */
const refusedMilliseconds = 100
const maximumRefused = 10

/**
 * Lets the contestants run one after another, five rounds of all of them: what else happens on the machine hits them alike.
 * What comes before warms up and does not count: servers run for weeks.
 */
export async function alternate(contestants: readonly Contestant[], progress: Progress): Promise<readonly Result[]> {
  const runAll = async () => {
    const parts: Part[] = []
    for (const contestant of contestants) parts.push(await runPart(contestant))
    return parts
  }
  for (let part = 1; part <= warmUpParts; part++) {
    progress(`warming up, ${part} of ${warmUpParts}`)
    await runAll()
  }
  const measured: Round[][] = []
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`)
    const parts: Part[][] = []
    for (let part = 0; part < partsOfRound; part++) parts.push(await runAll())
    measured.push(contestants.map((_, place) => roundOf(parts.flatMap((all) => all[place] ?? []))))
  }
  return contestants.map(({ name }, place) => resultOf({ name, rounds: measured.flatMap((all) => all[place] ?? []) }))
}

function roundOf(parts: readonly Part[]): Round {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const times = parts.flatMap((part) => part.times)
  return {
    perSecond: (times.length * 1000) / sum(({ milliseconds }) => milliseconds),
    cpuMilliseconds: sum(({ cpuMilliseconds }) => cpuMilliseconds) / times.length,
    times,
  }
}

/** How many times as many turns as another's, the median of the rounds: each round is compared with the other's beside it. */
export function ratio(one: Result, other: Result): number {
  return median(one.rounds.map(({ perSecond }, round) => perSecond / (other.rounds[round]?.perSecond ?? Number.NaN)))
}

/** Each client does one thing after another until the time is up. */
async function runPart({ servers, clients }: Contestant): Promise<Part> {
  const before = await cpuOf(servers)
  const begun = performance.now()
  const times: number[] = []
  const failed: unknown[] = []
  const work = async (turn: () => Promise<void>) => {
    while (performance.now() - begun < partMilliseconds) {
      const started = performance.now()
      try {
        await turn()
        times.push(performance.now() - started)
      } catch (error) {
        // On a busy machine something may stand still for a moment, and all who ask meanwhile are told to wait: such a turn does not count.
        failed.push(error)
        await pause(refusedMilliseconds)
      }
    }
  }
  await Promise.all(clients.map(work))
  if (failed.length > maximumRefused * clients.length) throw failed[0]
  const milliseconds = performance.now() - begun
  const after = await cpuOf(servers)
  return { milliseconds, cpuMilliseconds: after - before, times }
}

async function cpuOf(servers: readonly Measured[]): Promise<number> {
  const usages = await Promise.all(servers.map(async (server) => server.usage()))
  return usages.reduce((sum, { cpuMilliseconds }) => sum + cpuMilliseconds, 0)
}

function resultOf({ name, rounds }: { readonly name: string; readonly rounds: readonly Round[] }): Result {
  const times = rounds.flatMap((round) => round.times)
  return {
    name,
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50Milliseconds: percentile(times, 0.5),
    p99Milliseconds: percentile(times, 0.99),
    cpuMilliseconds: median(rounds.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    rounds,
  }
}

/** A result as the figures of a row. */
export function figuresOf({ perSecond, p50Milliseconds, p99Milliseconds, cpuMilliseconds }: Result) {
  return {
    'per second': perSecond,
    'p50 ms': p50Milliseconds,
    'p99 ms': p99Milliseconds,
    'CPU ms': cpuMilliseconds,
  }
}

import type { Machine } from '../support/machineNow.ts'
import type { Counted } from './tally.ts'

/** A conversation, or a whole run, that did not go as it must. */
export type Broken = { readonly name: string; readonly problems: readonly string[] }

/** What came of the run on Redis. */
export type RedisRun = {
  readonly conversations: number
  readonly processes: number
  readonly kills: number
  readonly orderlyEnds: number
  readonly pauses: number
  readonly seconds: number
  readonly longestSeconds: number
  readonly counts: Readonly<Record<Counted, number>>
  /** How many sessions ended with Redis, and were begun anew; 0 where Redis was not killed. */
  readonly begunAnew: number
  readonly broken: readonly Broken[]
}

/** What the process held after so many turns, its garbage collected. */
export type MemorySample = { readonly turns: number; readonly heldBytes: number; readonly residentBytes: number }

/** What came of the run in memory. */
export type MemoryRun = {
  readonly conversations: number
  readonly turns: number
  readonly seconds: number
  readonly counts: Readonly<Record<Counted, number>>
  readonly samples: readonly MemorySample[]
  readonly heldBytesPerTurn: number
  readonly broken: readonly Broken[]
}

/** One soak. */
export type Report = {
  readonly ranOn: string
  readonly machine: Machine
  readonly seed: number
  readonly clients: number
  readonly onRedis?: RedisRun
  readonly inMemory?: MemoryRun
}

/** Memory that grows by less than this with each turn counts as flat: a session that was never let go would take several times as much. */
export const flatBytesPerTurn = 50
/** A shorter run tells nothing of it: what fills up is still filling. */
export const leastTurnsToTell = 20_000

/** All that was not as it must be. */
export function brokenIn({ onRedis, inMemory }: Report): readonly Broken[] {
  return [...(onRedis?.broken ?? []), ...(inMemory?.broken ?? [])]
}

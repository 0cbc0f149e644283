import { availableParallelism, cpus, loadavg } from 'node:os'

/** On what something was measured: the machine, and how many programs wanted a processor in the minute before and in the last one. */
export type Machine = {
  readonly processor: string
  readonly processors: number
  readonly node: string
  readonly loadBefore: number
  readonly loadAfter: number
}

/** The machine as it is at the end of a run. */
export function machineNow(loadBefore: number): Machine {
  return {
    processor: cpus()[0]?.model ?? '',
    processors: availableParallelism(),
    node: process.version,
    loadBefore,
    loadAfter: loadavg()[0] ?? 0,
  }
}

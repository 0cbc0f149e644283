import { runInNewContext } from 'node:vm'
import { setFlagsFromString } from 'node:v8'

/** What a measured process tells of itself. */
export type Usage = {
  /** Processor time so far, of all its threads. */
  readonly cpuMilliseconds: number
  /** What its program holds after everything that can go has gone: the heap, and buffers beside it. */
  readonly heldBytes: number
  /** What the system has given the process. */
  readonly residentBytes: number
}

/** What it is asked: its usage, with or without collecting garbage first, or to take it to be so much later. */
export type Ask = { readonly collect: boolean; readonly laterMilliseconds?: number }

// This runs inside the process that is measured, before its program: see `startMeasured.ts`.
setFlagsFromString('--expose-gc')
// Code that has not run for a while would be dropped with the garbage, and hide what data takes.
setFlagsFromString('--no-flush-bytecode')
const collectGarbage = runInNewContext('gc') as () => void
const RealDate = Date
let aheadMilliseconds = 0

process.on('message', ({ collect, laterMilliseconds }: Ask) => {
  if (laterMilliseconds !== undefined) moveClock(laterMilliseconds)
  if (collect) {
    for (let time = 0; time < 4; time++) collectGarbage()
  }
  const { user, system } = process.cpuUsage()
  const { heapUsed, external, rss } = process.memoryUsage()
  const usage: Usage = {
    cpuMilliseconds: (user + system) / 1000,
    heldBytes: heapUsed + external,
    residentBytes: rss,
  }
  process.send?.(usage)
})

// Whoever measures is gone.
process.on('disconnect', () => process.exit(0))

/** Nobody waits half an hour for a session to be idle: the program's clock is moved instead. */
function moveClock(milliseconds: number): void {
  aheadMilliseconds += milliseconds
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length > 0 ? given : [RealDate.now() + aheadMilliseconds]) as [number]))
    }
    static override now(): number {
      return RealDate.now() + aheadMilliseconds
    }
  } as DateConstructor
}

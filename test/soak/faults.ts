import { setTimeout as pause } from 'node:timers/promises'
import { generator } from '../support/combinations.ts'
import type { Fleet } from './startFleet.ts'

/** Something that befalls the service: a process ends and is started again, or Redis stands still. */
export type Fault =
  | {
      readonly kind: 'kill'
      readonly process: number
      readonly signal: 'SIGKILL' | 'SIGTERM'
      readonly milliseconds: number
    }
  | { readonly kind: 'pause'; readonly milliseconds: number }

/** So many kills and pauses in any order, the same for the same seed. Every third kill is an orderly end. */
export function planFaults(options: {
  readonly kills: number
  readonly pauses: number
  readonly processes: number
  readonly seed: number
}): readonly Fault[] {
  const next = generator(options.seed + 1)
  const kills = Array.from({ length: options.kills }, (_, place): Fault => {
    const signal = place % 3 === 2 ? 'SIGTERM' : 'SIGKILL'
    return { kind: 'kill', process: Math.floor(next() * options.processes), signal, milliseconds: 200 + 800 * next() }
  })
  // From what most turns survive to what makes every process give its connection up.
  const pauses = Array.from({ length: options.pauses }, (): Fault => ({
    kind: 'pause',
    milliseconds: 500 + 3_500 * next(),
  }))
  return [...kills, ...pauses]
    .map((fault) => ({ fault, place: next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ fault }) => fault)
}

/** Faults spread evenly over a number of conversations: they wait for conversations to begin, and these for them. */
export function spreadFaults(faults: readonly Fault[], conversations: number, ahead: number, isOver = () => false) {
  const placeOf = (fault: number) => Math.floor(((fault + 1) * conversations) / (faults.length + 1))
  let begunConversations = 0
  let begunFaults = 0
  return {
    /** The faults that have begun by now. */
    happened: () => faults.slice(0, begunFaults),
    /** Called before each conversation: it waits where a fault that comes before it has not begun. */
    async begin(place: number) {
      while (begunFaults < faults.length && placeOf(begunFaults) <= place - ahead && !isOver()) await pause(20)
      begunConversations = Math.max(begunConversations, place + 1)
    },
    /** Lets all faults happen, one after another. */
    async run(fleet: Fleet, say: (text: string) => void) {
      for (const [place, fault] of faults.entries()) {
        while (begunConversations < placeOf(place) && !isOver()) await pause(20)
        if (isOver()) return
        begunFaults = place + 1
        say(`fault ${place + 1} of ${faults.length}: ${wordsOf(fault)}`)
        await happen(fault, fleet)
      }
    },
  }
}

async function happen(fault: Fault, fleet: Fleet): Promise<void> {
  const { redis } = fleet
  if (fault.kind === 'kill') return fleet.restart(fault.process, fault.signal, fault.milliseconds)
  redis.pause()
  await pause(fault.milliseconds)
  redis.resume()
}

function wordsOf(fault: Fault): string {
  if (fault.kind === 'pause') return `Redis stands still for ${(fault.milliseconds / 1000).toFixed(1)} s`
  return `process ${fault.process + 1} gets ${fault.signal}`
}

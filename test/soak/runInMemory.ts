import { startMeasured } from '../bench/startMeasured.ts'
import { converse } from './converse.ts'
import { openPerson } from './openPerson.ts'
import { createPlanner } from './plan.ts'
import { flatBytesPerTurn, leastTurnsToTell, type Broken, type MemoryRun, type MemorySample } from './Report.ts'
import { Stuck } from './send.ts'
import { slope } from './slope.ts'
import { startConnector } from './startConnector.ts'
import { createTally } from './tally.ts'

/** Its stores are full early, and what follows must replace what was there. */
const rooms = { ALLOW_ANONYMOUS_BOT: 'loopback', MAXIMUM_SESSIONS: '500', MAXIMUM_CONVERSATIONS: '500' }
const samplesInAll = 20
/** What fills up does so within this part of the run. */
const fillingShare = 1 / 3

/** Holds conversations with one process that keeps them in memory, over connections that fail, and looks at what it holds. */
export async function runInMemory(
  size: { readonly turns: number; readonly clients: number; readonly seed: number; readonly isOver?: () => boolean },
  say: (text: string) => void,
): Promise<MemoryRun> {
  const { isOver = () => false } = size
  const tally = createTally()
  const nextPlan = createPlanner(size.seed + 2, ['stream', 'poll', 'teams', 'stream', 'poll', 'teams-connector'])
  const connector = await startConnector(tally)
  const server = await startMeasured('src/main.ts', rooms)
  const broken: Broken[] = []
  const samples: MemorySample[] = []
  let conversations = 0
  let asking: Promise<void> = Promise.resolve()
  const turns = () => tally.counts().turns
  const began = performance.now()

  try {
    await Promise.all(Array.from({ length: size.clients }, holdMany))
    await asking
    const steady = samples.filter((sample) => sample.turns >= turns() * fillingShare)
    const heldBytesPerTurn = slope(steady.map((sample) => ({ x: sample.turns, y: sample.heldBytes })))
    if (turns() >= leastTurnsToTell && heldBytesPerTurn >= flatBytesPerTurn)
      tally.breach(`memory grew by ${heldBytesPerTurn.toFixed(0)} bytes a turn`)
    return {
      conversations,
      turns: turns(),
      seconds: (performance.now() - began) / 1000,
      counts: tally.counts(),
      samples,
      heldBytesPerTurn,
      broken: [...broken, ...tally.breaches().map((problem) => ({ name: 'the run in memory', problems: [problem] }))],
    }
  } finally {
    await server.stop()
    connector.stop()
  }

  async function holdMany(): Promise<void> {
    while (turns() < size.turns && !isOver()) {
      const plan = nextPlan()
      conversations += 1
      const problems = await hold(plan).catch((error: unknown) => {
        if (error instanceof Stuck) return [`it is stuck: ${error.message}`]
        throw error
      })
      if (problems.length > 0) broken.push({ name: `${plan.name} in memory (${plan.way})`, problems })
      if (turns() >= ((samples.length + 1) * size.turns) / samplesInAll) asking = asking.then(sample)
    }
  }

  async function hold(plan: ReturnType<typeof nextPlan>): Promise<readonly string[]> {
    const person = await openPerson(plan, { addresses: () => [server.address], connector, tally })
    const { problems } = await converse(plan, person)
    person.close()
    return problems
  }

  async function sample(): Promise<void> {
    if (turns() < ((samples.length + 1) * size.turns) / samplesInAll) return
    const { heldBytes, residentBytes } = await server.usage({ collect: true })
    samples.push({ turns: turns(), heldBytes, residentBytes })
    say(
      `${turns()} turns, ${(heldBytes / 1024 / 1024).toFixed(1)} MB held, ${(residentBytes / 1024 / 1024).toFixed(0)} MB resident`,
    )
  }
}

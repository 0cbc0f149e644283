import { converse, type Outcome } from './converse.ts'
import { planFaults, spreadFaults } from './faults.ts'
import { inParallel } from './inParallel.ts'
import { storedProblems } from './judge.ts'
import { loseRedis } from './loseRedis.ts'
import { openPerson } from './openPerson.ts'
import { createPlanner, type Plan } from './plan.ts'
import type { Broken, RedisRun } from './Report.ts'
import { Stuck } from './send.ts'
import { startConnector } from './startConnector.ts'
import { startFleet, type Fleet } from './startFleet.ts'
import { createTally } from './tally.ts'

/** How large a run is. */
export type RedisRunSize = {
  readonly conversations: number
  readonly kills: number
  readonly pauses: number
  readonly processes: number
  readonly clients: number
  readonly seed: number
  /** Whether the time is up: nothing new begins then. */
  readonly isOver?: () => boolean
}

const progressEvery = 100

/** Holds conversations with several processes on one Redis while processes and Redis fail, then kills Redis; checks every conversation against the model. */
export async function runOnRedis(size: RedisRunSize, say: (text: string) => void): Promise<RedisRun> {
  const { isOver = () => false } = size
  const tally = createTally()
  const nextPlan = createPlanner(size.seed, ['stream', 'poll', 'teams', 'stream', 'poll', 'teams-connector'])
  const plans = Array.from({ length: size.conversations }, nextPlan)
  const faults = planFaults(size)
  const connector = await startConnector(tally)
  const fleet = await startFleet(size.processes, tally)
  try {
    const began = performance.now()
    const spread = spreadFaults(faults, plans.length, size.clients, isOver)
    const happening = spread.run(fleet, say)
    const addresses = () => Array.from({ length: fleet.size }, (_, place) => fleet.addressOf(place))
    let done = 0
    const held = await inParallel(plans, size.clients, async (plan, place) => {
      await spread.begin(place)
      if (isOver()) return undefined
      const outcome = await hold(plan)
      done += 1
      if (done % progressEvery === 0) say(`${done} conversations`)
      return outcome
    })
    await happening
    await fleet.ready()
    const ended = held.filter((each) => each !== undefined)
    const happened = spread.happened()
    const seconds = (performance.now() - began) / 1000
    const outcomes = ended.flatMap(({ outcome }) => outcome ?? [])
    const kept = await checkKept(fleet, outcomes)
    say(`killing Redis, with ${outcomes.length} sessions`)
    const lost = await loseRedis(fleet, outcomes, size.clients)
    const broken = [
      ...ended,
      ...kept,
      ...lost,
      ...tally.breaches().map((problem) => ({ name: 'the run', problems: [problem] })),
    ]
    return {
      conversations: ended.length,
      processes: size.processes,
      kills: happened.filter((fault) => fault.kind === 'kill').length,
      orderlyEnds: happened.filter((fault) => fault.kind === 'kill' && fault.signal === 'SIGTERM').length,
      pauses: happened.filter(({ kind }) => kind === 'pause').length,
      seconds,
      longestSeconds: Math.max(0, ...outcomes.map(({ longestMilliseconds }) => longestMilliseconds / 1000)),
      counts: tally.counts(),
      begunAnew: outcomes.length,
      broken: broken.filter(({ problems }) => problems.length > 0).map(({ name, problems }) => ({ name, problems })),
    }

    async function hold(plan: Plan): Promise<Broken & { readonly outcome?: Outcome }> {
      try {
        const person = await openPerson(plan, { addresses, connector, tally })
        const outcome = await converse(plan, person)
        person.close()
        return { name: `${plan.name} (${plan.way})`, problems: outcome.problems, outcome }
      } catch (error) {
        if (error instanceof Stuck) return { name: plan.name, problems: [`it did not begin: ${error.message}`] }
        throw error
      }
    }
  } finally {
    await fleet.stop()
    connector.stop()
  }
}

/** Whether exactly the answers of each conversation are kept, all of them its own. */
export async function checkKept(
  fleet: Pick<Fleet, 'stored'>,
  outcomes: readonly Outcome[],
): Promise<readonly Broken[]> {
  const stored = await fleet.stored(outcomes.map(({ person }) => person.conversationId))
  return outcomes.map(({ plan, expected }, place) => ({
    name: `${plan.name} (${plan.way})`,
    problems: storedProblems(expected, stored[place]),
  }))
}

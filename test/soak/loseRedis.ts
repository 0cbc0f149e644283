import { setTimeout as pause } from 'node:timers/promises'
import type { Tap } from '../../src/triage/View.ts'
import { answer } from '../support/aConversation.ts'
import type { Outcome } from './converse.ts'
import { inParallel } from './inParallel.ts'
import { isTold, storedProblems } from './judge.ts'
import { expectedAfter, untouched } from './model.ts'
import type { Person } from './Person.ts'
import type { Broken } from './Report.ts'
import { Stuck } from './send.ts'
import type { Fleet } from './startFleet.ts'

const goneMilliseconds = 3_000

/** Kills Redis, which keeps nothing, while everybody goes on: each session must have ended, each person be told so once, and what they do next count. */
export async function loseRedis(
  fleet: Fleet,
  outcomes: readonly Outcome[],
  clients: number,
): Promise<readonly Broken[]> {
  await fleet.redis.kill()
  const back = pause(goneMilliseconds).then(() => fleet.redis.startAgain())
  const told = await inParallel(outcomes, clients, async ({ plan, person }) => ({
    name: plan.name,
    problems: await goOn(plan.name, person).catch((error: unknown) => {
      if (error instanceof Stuck) return [`it is stuck after Redis was killed: ${error.message}`]
      throw error
    }),
  }))
  await back
  const stored = await fleet.stored(outcomes.map(({ person }) => person.conversationId))
  const expected = expectedAfter(expectedAfter(untouched, [firstTap]), [secondTap])
  return told.map(({ name, problems }, place) => ({
    name,
    problems: [
      ...problems,
      ...storedProblems(expected, stored[place]).map((problem) => `after Redis was killed: ${problem}`),
    ],
  }))
}

const firstTap = answer('training', 'gp')
const secondTap = answer('location', 'wales')

async function goOn(name: string, person: Person): Promise<readonly string[]> {
  // Whoever came back to the page first was told then.
  const first = await noticesAfter(person, `${name}.lost`, firstTap, 0)
  const second = await noticesAfter(person, `${name}.lost-2`, secondTap, person.toldUnasked())
  return [
    ...(first === 'told' || first === 'not-known' ? [] : ['nobody was told that the earlier answers are gone']),
    ...(second === 'not-told' || second === 'not-known' ? [] : ['it was told twice that the earlier answers are gone']),
  ]
}

/** Whether the answer to a tap says that earlier answers are no longer kept. */
async function noticesAfter(
  person: Person,
  id: string,
  tap: Tap,
  toldBefore: number,
): Promise<'told' | 'not-told' | 'not-known'> {
  const delivery = { id, tap, fault: 'none' } as const
  await person.tap(delivery)
  const screen = await person.screenAfter(delivery)
  if (screen === undefined) return 'not-known'
  return isTold(screen) || person.toldUnasked() > toldBefore ? 'told' : 'not-told'
}

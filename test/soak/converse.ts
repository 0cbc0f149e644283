import type { Delivery, Plan } from './plan.ts'
import { command } from '../support/aConversation.ts'
import { screenProblems } from './judge.ts'
import { expectedAfter, untouched, type Expected } from './model.ts'
import type { Person } from './Person.ts'
import { Stuck } from './send.ts'

/** How a conversation went: what must be kept of it now, and what was wrong. */
export type Outcome = {
  readonly plan: Plan
  readonly person: Person
  readonly expected: Expected
  readonly problems: readonly string[]
  readonly longestMilliseconds: number
}

/** Has one person do all of a plan, and looks at the screen after every step, and at the end once more. */
export async function converse(plan: Plan, person: Person): Promise<Outcome> {
  const problems: string[] = []
  let expected = untouched
  let longestMilliseconds = 0
  const late: Delivery[] = []

  const look = async (delivery: Delivery, began: Date, step: string, mayBeTold = false) => {
    const screen = await person.screenAfter(delivery)
    const found = screenProblems(expected, screen, { between: [began, new Date()], mayBeTold })
    problems.push(...found.map((problem) => `${step}: ${problem}`))
    longestMilliseconds = Math.max(longestMilliseconds, Date.now() - began.getTime())
  }

  try {
    for (const [place, { deliveries, cutsStream }] of plan.steps.entries()) {
      const began = new Date()
      if (cutsStream) person.cut()
      await Promise.all(deliveries.map(async (delivery) => person.tap(delivery)))
      expected = expectedAfter(
        expected,
        deliveries.map(({ tap }) => tap),
      )
      const [only, ...others] = deliveries
      if (only !== undefined && others.length === 0)
        await look(only, began, `step ${place + 1}`, place === 0 && !person.isGreeted)
      const [latest] = late.slice(-1)
      if (latest !== undefined) await person.tapLate(latest)
      late.push(...deliveries.filter(({ fault }) => fault === 'late'))
    }
    // By now most of them have been answered otherwise.
    for (const delivery of late) await person.tapLate(delivery)
    const last: Delivery = { id: `${plan.name}.last`, tap: command('show-results'), fault: 'none' }
    const began = new Date()
    await person.tap(last)
    expected = expectedAfter(expected, [last.tap])
    await look(last, began, 'the end')
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    problems.push(`it is stuck: ${error.message}`)
  }
  return { plan, person, expected, problems, longestMilliseconds }
}

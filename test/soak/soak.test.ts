import { answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'
import { planFaults, spreadFaults } from './faults.ts'
import { resultsFor, screenProblems, storedProblems } from './judge.ts'
import { expectedAfter, untouched } from './model.ts'
import { createPlanner } from './plan.ts'
import type { Screen } from './Person.ts'
import { checkKept } from './runOnRedis.ts'
import { noteRefusal } from './send.ts'
import { slope } from './slope.ts'
import { soakPage } from './soakPage.ts'
import { createTally } from './tally.ts'

const now = new Date('2026-11-24T10:00:00Z')
const between = { between: [now], mayBeTold: false }
const all = [
  answer('location', 'wales'),
  answer('training', 'gp'),
  answer('issues', 'money'),
  answer('urgency', 'urgent'),
]
const whole = all.reduce((before, tap) => expectedAfter(before, [tap]), untouched)
const results = (answers: typeof whole.answers): Screen => ({ kind: 'page', view: resultsFor(answers, now) })

describe('the model', () => {
  it('keeps the last answer to each question, whatever their order', () => {
    expect(expectedAfter(whole, [answer('location', 'scotland')]).answers).toEqual({
      ...whole.answers,
      location: 'scotland',
    })
    expect(expectedAfter(untouched, all).answers).toEqual(expectedAfter(untouched, all.toReversed()).answers)
  })

  it('goes to the first question not yet asked, to emergency help, or to the results', () => {
    const places = [[all[1]], [all[0]], [answer('urgency', 'emergency')], all].map(
      (taps) => expectedAfter(untouched, taps as typeof all).place,
    )
    expect(places).toEqual(['location', 'training', 'emergency', 'results'])
    expect(expectedAfter(whole, [command('start-again')])).toEqual(untouched)
  })

  it('does not say where two taps at once lead', () => {
    expect(expectedAfter(untouched, all.slice(0, 2)).place).toBeUndefined()
  })
})

describe('the checks', () => {
  it('find nothing where all is well', () => {
    expect(screenProblems(whole, results(whole.answers), between)).toEqual([])
    expect(storedProblems(whole, JSON.stringify({ answers: whole.answers }))).toEqual([])
  })

  it('report results that are those of other answers', () => {
    const other = results({ ...whole.answers, location: 'scotland' })
    expect(screenProblems(whole, other, between)).toEqual(['the results are not those of these answers'])
    const card: Screen = { kind: 'card', text: '{}' }
    expect(screenProblems(whole, card, between)[0]).toMatch(/^the card does not name its services$/)
  })

  it('report a page for another place, and one that says that answers are gone', () => {
    const place = { ...whole, place: 'urgency' }
    expect(screenProblems(place, results(whole.answers), between)).toEqual(['the page shows results, and not urgency'])
    const told: Screen = { kind: 'card', text: JSON.stringify(realContent.phrases.notices.newSession) }
    expect(screenProblems(whole, told, between)).toEqual(['it says that earlier answers are gone'])
  })

  it('report an answer that was lost, one that is another conversation’s, and a session that is gone', async () => {
    const plan = createPlanner(1, ['poll'])()
    const outcome = { plan, expected: whole, problems: [], longestMilliseconds: 0 } as unknown as Parameters<
      typeof checkKept
    >[1][0]
    const withPerson = { ...outcome, person: { conversationId: 'one' } as never }
    const kept = async (answers: object | undefined) => {
      const text = answers && JSON.stringify({ answers })
      const [broken] = await checkKept({ stored: async () => [text] }, [withPerson])
      return broken?.problems.length
    }
    const { location, ...lost } = whole.answers
    expect(location).toBe('wales')
    expect(await kept(whole.answers)).toBe(0)
    expect(await kept(lost)).toBe(1)
    expect(await kept({ ...whole.answers, specialty: 'surgery' })).toBe(1)
    expect(await kept(undefined)).toBe(1)
  })

  it('report a refusal without emergency help', () => {
    const tally = createTally()
    noteRefusal({ status: 503, text: '{"error":{"help":"Life in danger: phone 999"}}' }, tally)
    expect(tally.breaches()).toEqual([])
    noteRefusal({ status: 500, text: 'sorry' }, tally)
    expect(tally.breaches()).toEqual(['status 500 came without emergency help'])
  })

  it('tell memory that grows from memory that stays', () => {
    expect(slope([1, 2, 3].map((x) => ({ x, y: 7 + 50 * x })))).toBeCloseTo(50)
    expect(slope([1, 2, 3].map((x) => ({ x, y: 7 })))).toBe(0)
  })
})

test('the page tells what was run and what was broken, and of memory only where it was looked at', () => {
  const machine = { processor: 'any', processors: 2, node: 'v24', loadBefore: 1, loadAfter: 1 }
  const memory = {
    conversations: 9,
    turns: 70_000,
    seconds: 60,
    counts: createTally().counts(),
    samples: [{ turns: 70_000, heldBytes: 2 ** 20, residentBytes: 2 ** 21 }],
    heldBytesPerTurn: 3,
  }
  const report = { ranOn: '2026-11-22', machine, seed: 5, clients: 50 }
  expect(soakPage(report)).toContain('Memory was not looked at')
  const page = soakPage({ ...report, inMemory: { ...memory, broken: [{ name: 'one', problems: ['it is stuck'] }] } })
  for (const part of ['70000', '3 bytes', '| 70000 | 1.0 | 2.0 |', '**1 broken', '- one: it is stuck'])
    expect(page).toContain(part)
})

describe('the people and the faults', () => {
  it('are the same for the same seed', () => {
    const plans = (seed: number) => Array.from({ length: 30 }, createPlanner(seed, ['poll', 'teams']))
    expect(plans(4)).toEqual(plans(4))
    expect(plans(4)).not.toEqual(plans(5))
    const faults = (seed: number) => planFaults({ kills: 4, pauses: 2, processes: 3, seed })
    expect(faults(4)).toEqual(faults(4))
    expect(
      faults(4)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['kill', 'kill', 'kill', 'kill', 'pause', 'pause'])
  })

  it('never come to the same answers twice, and end in one tap', () => {
    const plans = Array.from({ length: 300 }, createPlanner(7, ['poll']))
    const ends = plans.map(({ steps }) => {
      const end = steps.reduce(
        (before, { deliveries }) =>
          expectedAfter(
            before,
            deliveries.map(({ tap }) => tap),
          ),
        untouched,
      )
      expect([end.place, steps.at(-1)?.deliveries.length]).toEqual(['results', 1])
      const { location, training, issues, urgency } = end.answers
      return JSON.stringify([location, training, issues, urgency])
    })
    expect(new Set(ends).size).toBe(300)
  })

  it('wait for each other', async () => {
    const spread = spreadFaults(planFaults({ kills: 1, pauses: 0, processes: 1, seed: 1 }), 4, 1)
    const happened: string[] = []
    const fleet = { restart: async () => void happened.push('fault') } as never
    const running = spread.run(fleet, () => {})
    for (const place of [0, 1, 2, 3]) {
      await spread.begin(place)
      happened.push(`conversation ${place}`)
    }
    await running
    expect(happened).toEqual(['conversation 0', 'conversation 1', 'conversation 2', 'fault', 'conversation 3'])
  })
})

import { startServer } from '../browser/startServer.ts'
import type { Benchmark } from './Measurement.ts'
import { openConversation } from './openConversation.ts'
import { percentile } from './percentile.ts'
import { postJson } from './postJson.ts'

const clients = 20
const rounds = 5
const roundMilliseconds = 2000

/** A turn through the Direct Line service, its reply read from the WebSocket, and in the same minutes what restify alone can do. */
export const directLine: Benchmark = {
  name: 'direct-line',
  measures: `a Direct Line turn (reply on the WebSocket) beside a bare restify JSON POST, ${clients} clients each`,
  async run(progress) {
    const [signpost, bare] = await Promise.all([startServer(), startServer({ program: 'test/bench/bareServer.ts' })])
    try {
      const conversations = await Promise.all(Array.from({ length: clients }, () => openConversation(signpost.address)))
      const activity = { type: 'message', value: { signpost: { kind: 'command', command: 'start-again' } } }
      const turns = conversations.map(({ turn }) => turn)
      const posts = turns.map(() => async () => void (await postJson(bare.address, activity)))
      progress('warming up')
      await Promise.all([runRound(turns), runRound(posts)])

      const turnRounds: Round[] = []
      const postRounds: Round[] = []
      for (let round = 0; round < rounds; round++) {
        progress(`round ${round + 1} of ${rounds}`)
        turnRounds.push(await runRound(turns))
        postRounds.push(await runRound(posts))
      }
      for (const { close } of conversations) close()
      const ratios = turnRounds.map(({ perSecond }, round) => perSecond / (postRounds[round]?.perSecond ?? Number.NaN))
      return [
        { name: 'Direct Line turn', figures: { ...figuresOf(turnRounds), 'of bare POST': percentile(ratios, 0.5) } },
        { name: 'bare restify JSON POST', figures: figuresOf(postRounds) },
      ]
    } finally {
      await Promise.all([signpost.stop(), bare.stop()])
    }
  },
}

type Round = { readonly perSecond: number; readonly times: readonly number[] }

/** Each client does one thing after another until the time is up. */
async function runRound(actions: readonly (() => Promise<void>)[]): Promise<Round> {
  const begun = performance.now()
  const times: number[] = []
  const work = async (action: () => Promise<void>) => {
    while (performance.now() - begun < roundMilliseconds) {
      const started = performance.now()
      await action()
      times.push(performance.now() - started)
    }
  }
  await Promise.all(actions.map(work))
  return { perSecond: (times.length * 1000) / (performance.now() - begun), times }
}

function figuresOf(measured: readonly Round[]): Readonly<Record<string, number>> {
  const times = measured.flatMap((round) => round.times)
  return {
    'per second': percentile(
      measured.map(({ perSecond }) => perSecond),
      0.5,
    ),
    'p50 ms': percentile(times, 0.5),
    'p99 ms': percentile(times, 0.99),
  }
}

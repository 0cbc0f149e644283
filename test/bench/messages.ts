import { alternate, figuresOf, ratio, type Contestant } from './alternate.ts'
import { activityPoster, type DeliveryMode, type Says } from './activityPoster.ts'
import { numbers, submittedTaps, taps } from './journey.ts'
import type { Benchmark, Measurement, Progress } from './Measurement.ts'
import { requirePeers } from './requirePeers.ts'
import { rows } from './rows.ts'
import { startConnector } from './startConnector.ts'
import { startMeasured, type Measured } from './startMeasured.ts'

const clients = 20

/** A whole turn through `/api/messages`, beside the SDK's echo bot and the same questions as a waterfall of its dialogs. */
export const messages: Benchmark = {
  async run(progress) {
    requirePeers()
    const connector = await startConnector()
    const [signpost, echoBot, waterfall] = await Promise.all([
      startMeasured('src/main.ts', { ALLOW_ANONYMOUS_BOT: 'loopback' }),
      startMeasured('test/bench/peers/echoBot.mjs'),
      startMeasured('test/bench/peers/waterfallBot.mjs'),
    ])
    try {
      const bots = { signpost, echoBot, waterfall }
      return [
        ...(await compare(bots, connector.address, 'connector', progress)),
        ...(await compare(bots, connector.address, 'expectReplies', progress)),
      ]
    } finally {
      connector.stop()
      await Promise.all([signpost, echoBot, waterfall].map(async (server) => server.stop()))
    }
  },
}

type Bots = Readonly<Record<'signpost' | 'echoBot' | 'waterfall', Measured>>

/** All of them with one way of replying; `serviceUrl` is the connector's. */
async function compare(
  { signpost, echoBot, waterfall }: Bots,
  serviceUrl: string,
  mode: DeliveryMode,
  progress: Progress,
): Promise<readonly Measurement[]> {
  const contestant = (name: string, server: Measured, says: Says): Contestant => ({
    name,
    servers: [server],
    clients: Array.from({ length: clients }, (_, client) =>
      activityPoster({ address: server.address, serviceUrl, mode, client, says }),
    ),
  })
  const names = rows[mode]
  const contestants = [
    contestant(names.teams, signpost, submittedTaps),
    contestant(names.numbered, signpost, numbers),
    // Its answer is the response, whatever the mode: what people in Teams do all the time.
    ...(mode === 'connector' ? [contestant(rows.connector.inPlace, signpost, taps)] : []),
    contestant(names.echo, echoBot, numbers),
    contestant(names.dialogs, waterfall, numbers),
  ]
  const results = await alternate(contestants, (text) => progress(`${mode}: ${text}`))
  const named = (name: string) => {
    const result = results.find((each) => each.name === name)
    if (!result) throw new Error(`no result of ${name}`)
    return result
  }
  return results.map((result) => ({
    name: result.name,
    figures: {
      ...figuresOf(result),
      'of echo bot': ratio(result, named(names.echo)),
      'of dialogs': ratio(result, named(names.dialogs)),
    },
  }))
}

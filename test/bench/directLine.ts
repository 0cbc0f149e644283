import { alternate, figuresOf, ratio, type Contestant } from './alternate.ts'
import { activityPoster } from './activityPoster.ts'
import { numbers } from './journey.ts'
import type { Benchmark } from './Measurement.ts'
import { openBareSocket } from './openBareSocket.ts'
import { openConversation } from './openConversation.ts'
import { postJson } from './postJson.ts'
import { requirePeers } from './requirePeers.ts'
import { rows } from './rows.ts'
import { startConnector } from './startConnector.ts'
import { startMeasured } from './startMeasured.ts'

const clients = 20

/** A turn through the Direct Line service, beside the SDK's echo bot and what restify alone can do. */
export const directLine: Benchmark = {
  async run(progress) {
    requirePeers()
    const connector = await startConnector()
    const [signpost, echoBot, bare, sockets] = await Promise.all([
      startMeasured(),
      startMeasured('test/bench/peers/echoBot.mjs'),
      startMeasured('test/bench/peers/bareRestify.mjs'),
      startMeasured('test/bench/peers/bareSocket.mjs'),
    ])
    const each = <T>(make: (client: number) => T) => Array.from({ length: clients }, (_, client) => make(client))
    const conversations = await Promise.all(each(async (client) => openConversation(signpost.address, client)))
    const bareTurns = await Promise.all(each(async (client) => openBareSocket(sockets.address, client)))
    const contestants: readonly Contestant[] = [
      { name: rows.directLine, servers: [signpost], clients: conversations.map(({ turn }) => turn) },
      {
        name: rows.bare,
        servers: [bare],
        clients: each(() => async () => void (await postJson(bare.address, { type: 'message', text: '1' }))),
      },
      { name: rows.transport, servers: [sockets], clients: bareTurns.map(({ turn }) => turn) },
      {
        name: rows.connector.echo,
        servers: [echoBot],
        clients: each((client) =>
          activityPoster({
            address: echoBot.address,
            serviceUrl: connector.address,
            mode: 'connector',
            client,
            says: numbers,
          }),
        ),
      },
    ]
    try {
      const [turn, post, transport, echo] = await alternate(contestants, progress)
      if (!turn || !post || !transport || !echo) throw new Error('Expected a result for each contestant')
      const own = { 'of bare POST': ratio(turn, post), 'of echo bot': ratio(turn, echo) }
      // The echo bot has its row beside the dialogs: here it is only what the turn is compared with.
      return [
        { name: turn.name, figures: { ...figuresOf(turn), ...own } },
        { name: transport.name, figures: { ...figuresOf(transport), 'of bare POST': ratio(transport, post) } },
        { name: post.name, figures: figuresOf(post) },
      ]
    } finally {
      for (const { close } of [...conversations, ...bareTurns]) close()
      connector.stop()
      await Promise.all([signpost.stop(), echoBot.stop(), bare.stop(), sockets.stop()])
    }
  },
}

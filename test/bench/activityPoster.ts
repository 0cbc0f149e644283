import { randomUUID } from 'node:crypto'
import { postJson } from './postJson.ts'

/** Where a bot's reply goes: to the connector, in a request of its own, or into the response. */
export type DeliveryMode = 'connector' | 'expectReplies'

/** What clients say, and on which channel: `by` makes what one client says, turn by turn. */
export type Says = {
  readonly channelId: string
  readonly by: (client: number) => () => Readonly<Record<string, unknown>>
}

/** One client of a bot, in a chat of its own: each call is one turn, which is over when the bot has answered. */
export function activityPoster(options: {
  readonly address: string
  readonly serviceUrl: string
  readonly mode: DeliveryMode
  readonly client: number
  readonly says: Says
}): () => Promise<void> {
  const { address, serviceUrl, mode, client, says } = options
  const chat = `chat ${client} ${says.channelId} ${mode} ${randomUUID()}`
  const frame = {
    channelId: says.channelId,
    serviceUrl,
    conversation: { id: chat, conversationType: 'personal', isGroup: false, name: '' },
    from: { id: 'somebody', name: '' },
    recipient: { id: 'the-bot', name: '' },
    ...(mode === 'expectReplies' ? { deliveryMode: mode } : {}),
  }
  const nextWords = says.by(client)
  let turns = 0
  return async () => {
    turns += 1
    await postJson(`${address}/api/messages`, {
      ...frame,
      ...nextWords(),
      id: `${chat} ${turns}`,
      timestamp: new Date().toISOString(),
    })
  }
}

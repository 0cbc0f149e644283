import { once } from 'node:events'
import { hear } from './hear.ts'
import type { OpenConversation } from './openConversation.ts'
import { postJson } from './postJson.ts'

/** Opens a WebSocket to `bareSocket.mjs`; `turn` posts what a tap posts and resolves when as many bytes as a reply have come back on it. */
export async function openBareSocket(address: string, client: number): Promise<OpenConversation> {
  const { socket, nextReply } = hear(`${address.replace(/^http/, 'ws')}/${client}`)
  await once(socket, 'open')
  const activity = {
    type: 'message',
    value: { signpost: { kind: 'answer', question: 'location', options: ['london'] } },
    channelData: { clientActivityID: 'turn-1' },
  }
  return {
    async turn() {
      const reply = nextReply()
      await postJson(`${address}/${client}`, activity)
      await reply
    },
    close: () => socket.close(),
  }
}

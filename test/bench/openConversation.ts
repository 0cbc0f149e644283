import type { Started } from '../server/support/client.ts'
import { hear } from './hear.ts'
import { tapsOf } from './journey.ts'
import { postJson } from './postJson.ts'

/** A conversation with a stream of its own; `turn` taps the next button and resolves when the reply has come on the stream. */
export type OpenConversation = { readonly turn: () => Promise<void>; readonly close: () => void }

/** Opens a conversation with the server at an address, and its stream. */
export async function openConversation(address: string, client = 0): Promise<OpenConversation> {
  const granted = JSON.parse(await postJson(`${address}/api/web-chat/token`, {})) as { token: string; domain: string }
  const text = await postJson(`${granted.domain}/conversations`, {}, granted.token)
  const { conversationId, token, streamUrl } = JSON.parse(text) as Started
  const { socket, nextReply } = hear(streamUrl)
  await nextReply()

  const nextTap = tapsOf(client)
  let turns = 0
  return {
    async turn() {
      turns += 1
      const activity = {
        type: 'message',
        value: { signpost: nextTap() },
        channelData: { clientActivityID: `turn-${turns}`, reply: 'view' },
      }
      const reply = nextReply()
      await postJson(`${granted.domain}/conversations/${conversationId}/activities`, activity, token)
      await reply
    },
    close: () => socket.close(),
  }
}

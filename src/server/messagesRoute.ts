import type { IncomingMessage } from 'node:http'
import type { BotFramework } from '../channels/botFramework/createBotFramework.ts'
import { writeAnswer } from '../channels/botFramework/writeAnswer.ts'
import { readJson } from './readJson.ts'
import { jsonTextReply, type Reply } from './reply.ts'
import type { Handler } from './route.ts'
import type { ServedBot } from './servedBot.ts'

/** How the Bot Framework is served: to whoever signs, or without signatures to this machine alone. */
export type ServedBotFramework = BotFramework & {
  readonly loopbackOnly: boolean
  /** What `/version` says of the bot. */
  readonly identity?: ServedBot | undefined
}

/** A message of Teams has up to 100 KB of text as UTF-16, and often the same again as a page. */
const activityBytes = 384 * 1024

/** `POST /api/messages`: size and JSON here, the rest in the channel. Whoever does not belong is answered without a word of why. */
export function messagesRoute(options: {
  readonly botFramework: ServedBotFramework
  readonly maximumBodyBytes: number
}): Handler {
  const { botFramework, maximumBodyBytes } = options
  return async (request) => {
    if (botFramework.loopbackOnly && !isFromThisMachine(request)) return { refused: 'not-found' }
    const body = await readJson(request, Math.max(activityBytes, maximumBodyBytes))
    if ('refused' in body) return body
    const answer = await botFramework.receive(body.json, request.headers.authorization)
    if (answer.body !== undefined) return jsonTextReply(answer.status, writeAnswer(answer.body))
    return answer.status === 503 ? { refused: 'not-kept' } : emptyReply(answer.status)
  }
}

/** Whether a program on this machine sent the request itself: no proxy for somebody else, no page of a browser. */
export function isFromThisMachine({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } }): boolean {
  const host = headers.host ?? ''
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'origin'].some(
    (name) => headers[name] !== undefined,
  )
  return (
    !isForwarded &&
    /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '') &&
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host)
  )
}

function emptyReply(status: number): Reply {
  return { status, type: 'text/plain', body: '' }
}

import { WebSocket } from 'ws'
import { ok, warning, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const waitMilliseconds = 5_000

/** Whether the stream opens and brings what was said. Without it the web chat polls, which is slower and more work. */
export async function checkWebSocket({ conversation }: Visit): Promise<Result> {
  const failure = await streamFailure(conversation?.streamUrl ?? '')
  if (failure === undefined) return ok('the WebSocket opens and brings messages')
  return warning(
    `${failure} The web chat polls instead, which works and is slower.`,
    'Let the proxy pass WebSockets on at /v3/directline/ (the headers Upgrade and Connection; "Web sockets: On" in Azure; idle for at least 60 seconds).',
  )
}

function streamFailure(streamUrl: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(streamUrl, { handshakeTimeout: waitMilliseconds })
    let opened = false
    const end = (failure: string | undefined) => {
      clearTimeout(timer)
      resolve(failure)
      socket.terminate()
    }
    const timer = setTimeout(
      () => end(opened ? 'The WebSocket opens and nothing comes through.' : 'The WebSocket does not open in time.'),
      waitMilliseconds,
    )
    socket.once('open', () => (opened = true))
    socket.once('message', () => end(undefined))
    socket.once('unexpected-response', (_, response) =>
      end(`The WebSocket does not open: the proxy answers ${String(response.statusCode)}.`),
    )
    socket.on('error', (error) => end(`The WebSocket does not open (${error.message}).`))
    socket.once('close', (code) => end(`The WebSocket is closed at once (${String(code)}).`))
  })
}

const opensWithinMilliseconds = 5_000

/** How a stream ended: `blocked` never opened (a proxy in between does not let it through), `lost` did. */
export type StreamEnd = 'blocked' | 'lost'

/** Listens to a conversation's WebSocket until it ends or `signal` aborts it. */
export function openStream(
  url: string,
  {
    onOpen,
    onText,
    signal,
  }: { readonly onOpen: () => void; readonly onText: (text: string) => void; readonly signal: AbortSignal },
): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    const listening = new AbortController()
    let hasOpened = false
    const timer = setTimeout(end, opensWithinMilliseconds)
    const until = { signal: listening.signal }
    socket.addEventListener('open', open, until)
    socket.addEventListener('message', read, until)
    socket.addEventListener('close', end, until)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, until)

    function open(): void {
      hasOpened = true
      onOpen()
      clearTimeout(timer)
    }

    function read({ data }: MessageEvent<unknown>): void {
      // Direct Line sends empty messages to keep the connection alive.
      if (typeof data === 'string' && data !== '') onText(data)
    }

    function end(): void {
      clearTimeout(timer)
      listening.abort()
      socket.close()
      resolve(hasOpened || signal.aborted ? 'lost' : 'blocked')
    }
  })
}

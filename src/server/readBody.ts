import type { IncomingMessage } from 'node:http'

/** A request's body as text, or why it is refused. */
export type ReadBody = { readonly text: string } | { readonly refused: 'unreadable' | 'body-too-large' }

/** Reads a body of at most `maximumBytes`, in UTF-8. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<ReadBody> {
  // What says beforehand that it is far too large is not waited for.
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes * drainFactor) return { refused: 'body-too-large' }
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length <= maximumBytes) chunks.push(chunk)
      // A client hears why only when it has sent everything, so a body that is somewhat too large is read and dropped.
      else if (length > maximumBytes * drainFactor) break
    }
    if (length > maximumBytes) return { refused: 'body-too-large' }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return { refused: 'unreadable' }
  }
}

const drainFactor = 32

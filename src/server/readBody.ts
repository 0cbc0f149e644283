import type { IncomingMessage } from 'node:http'

/** A request's body as text, or why it is refused. */
export type ReadBody = { readonly text: string } | { readonly refused: 'unreadable' | 'body-too-large' }

/** Reads a body of at most `maximumBytes`, in UTF-8. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<ReadBody> {
  // What says beforehand that it is far too large is not waited for.
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes * drainFactor) return { refused: 'body-too-large' }
  const chunks: Buffer[] = []
  let length = 0
  const isRead = await new Promise<boolean>((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= maximumBytes) chunks.push(chunk)
      // A client hears why only when it has sent everything, so a body that is somewhat too large is read and dropped.
      else if (length > maximumBytes * drainFactor) request.destroy()
    })
    request.once('end', () => resolve(true))
    request.once('error', () => resolve(false))
    request.once('close', () => resolve(false))
  })
  if (length > maximumBytes) return { refused: 'body-too-large' }
  if (!isRead) return { refused: 'unreadable' }
  try {
    return { text: utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)) }
  } catch {
    return { refused: 'unreadable' }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const drainFactor = 32

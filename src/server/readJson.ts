import type { IncomingMessage } from 'node:http'

/** A request's body as JSON, or why it is refused. */
export type ReadJson = { readonly json: unknown } | { readonly refused: 'bad-json' | 'body-too-large' }

/** Reads a body of at most `maximumBytes`, whatever its content type says: a beacon can only send text. */
export async function readJson(request: IncomingMessage, maximumBytes: number): Promise<ReadJson> {
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
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) }
  } catch {
    // Nothing of the error is kept: it quotes the body.
    return { refused: 'bad-json' }
  }
}

const drainFactor = 32

/** The same where a body may be left out, as on most requests without one. */
export async function readOptionalJson(request: IncomingMessage, maximumBytes: number): Promise<ReadJson> {
  const { headers } = request
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return hasBody ? readJson(request, maximumBytes) : { json: undefined }
}

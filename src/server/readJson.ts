import type { IncomingMessage } from 'node:http'
import { readBody } from './readBody.ts'

/** A request's body as JSON, or why it is refused. */
export type ReadJson = { readonly json: unknown } | { readonly refused: 'bad-json' | 'body-too-large' }

/** Reads a body of at most `maximumBytes`, whatever its content type says: a beacon can only send text. */
export async function readJson(request: IncomingMessage, maximumBytes: number): Promise<ReadJson> {
  const body = await readBody(request, maximumBytes)
  if ('refused' in body) return { refused: body.refused === 'body-too-large' ? body.refused : 'bad-json' }
  try {
    return { json: JSON.parse(body.text) }
  } catch {
    // Nothing of the error is kept: it quotes the body.
    return { refused: 'bad-json' }
  }
}

/** The same where a body may be left out, as on most requests without one. */
export async function readOptionalJson(request: IncomingMessage, maximumBytes: number): Promise<ReadJson> {
  const { headers } = request
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return hasBody ? readJson(request, maximumBytes) : { json: undefined }
}

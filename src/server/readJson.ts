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

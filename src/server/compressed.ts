import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request } from 'restify'
import type { Reply } from './reply.ts'

/** A text in the forms in which it can be sent. */
export type Compressed = { readonly plain: string; readonly gzip: Buffer; readonly br: Buffer }

/** Compresses a text as far as it goes: it is done once and sent many times. */
export async function compress(plain: string): Promise<Compressed> {
  const [packed, smallest] = await Promise.all([
    promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  ])
  return { plain, gzip: packed, br: smallest }
}

/** A reply in the smallest form that the client reads. */
export function compressedReply(
  request: Pick<Request, 'acceptsEncoding'>,
  type: string,
  { plain, gzip, br }: Compressed,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const encoding = request.acceptsEncoding('br') ? 'br' : request.acceptsEncoding('gzip') ? 'gzip' : undefined
  const body = encoding === 'br' ? br : encoding === 'gzip' ? gzip : plain
  return {
    status: 200,
    type,
    body,
    headers: {
      ...headers,
      Vary: 'Origin, Accept-Encoding',
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
  }
}

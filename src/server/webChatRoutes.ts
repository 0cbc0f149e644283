import { z } from 'zod'
import type { DirectLineService } from '../channels/directLine/directLineService.ts'
import type { AddressLimits } from './addressLimits.ts'
import type { Addresses } from './addresses.ts'
import { directLinePath } from './directLineRoutes.ts'
import { readJson, readOptionalJson } from './readJson.ts'
import { jsonReply } from './reply.ts'
import type { Handler } from './route.ts'

/** The two endpoints that are our own: `POST /api/web-chat/token` and `POST /api/web-chat/end`. */
export function webChatRoutes(options: {
  readonly directLine: DirectLineService
  readonly addresses: Addresses
  readonly maximumBodyBytes: number
  readonly limits?: Pick<AddressLimits, 'token'> | undefined
}): { readonly token: Handler; readonly end: Handler } {
  const { directLine, addresses, maximumBodyBytes, limits } = options
  return {
    async token(request) {
      const tooMuch = await limits?.token(request)
      if (tooMuch) return { refused: 'too-many-from-address', afterSeconds: tooMuch.afterSeconds }
      const body = await readOptionalJson(request, maximumBodyBytes)
      if ('refused' in body) return body
      const { token, expiresInSeconds } = await directLine.newToken()
      return jsonReply(200, { token, domain: addresses.baseOf(request) + directLinePath, expiresInSeconds })
    },

    /** The token is in the body: a page that closes can send a beacon, which has no headers of its own. */
    async end(request) {
      const body = await readJson(request, maximumBodyBytes)
      if ('refused' in body) return body
      const read = endSchema.safeParse(body.json)
      if (!read.success) return { refused: 'bad-json' }
      const outcome = await directLine.end(read.data.token)
      return 'refused' in outcome ? outcome : jsonReply(200, outcome)
    },
  }
}

const endSchema = z.object({ token: z.string() })

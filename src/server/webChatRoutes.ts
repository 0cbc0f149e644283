import { z } from 'zod'
import type { DirectLineService } from '../channels/directLine/directLineService.ts'
import type { AddressLimits } from './addressLimits.ts'
import type { Addresses } from './addresses.ts'
import { directLinePath } from './directLineRoutes.ts'
import { problemReply } from './problems.ts'
import { readJson, readOptionalJson } from './readJson.ts'
import { jsonReply } from './reply.ts'
import type { Handler } from './route.ts'

/** The two endpoints that are our own: `POST /api/web-chat/token` and `POST /api/web-chat/end`. */
export function webChatRoutes(options: {
  readonly directLine: DirectLineService
  readonly addresses: Addresses
  readonly maximumBodyBytes: number
  readonly limits?: Pick<AddressLimits, 'token'> | undefined
  /** The emergency line. */
  readonly help: () => string
}): { readonly token: Handler; readonly end: Handler } {
  const { directLine, addresses, maximumBodyBytes, limits, help } = options
  return {
    async token(request) {
      const tooMuch = await limits?.token(request)
      if (tooMuch) return problemReply('too-many-from-address', help(), tooMuch.afterSeconds)
      const body = await readOptionalJson(request, maximumBodyBytes)
      if ('refused' in body) return problemReply(body.refused)
      const { token, expiresInSeconds } = await directLine.newToken()
      return jsonReply(200, { token, domain: addresses.baseOf(request) + directLinePath, expiresInSeconds })
    },

    /** The token is in the body: a page that closes can send a beacon, which has no headers of its own. */
    async end(request) {
      const body = await readJson(request, maximumBodyBytes)
      if ('refused' in body) return problemReply(body.refused)
      const read = endSchema.safeParse(body.json)
      if (!read.success) return problemReply('bad-json')
      const outcome = await directLine.end(read.data.token)
      return 'refused' in outcome ? problemReply(outcome.refused) : jsonReply(200, outcome)
    },
  }
}

const endSchema = z.object({ token: z.string() })

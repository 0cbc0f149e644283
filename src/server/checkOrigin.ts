import type { Next, Request, Response } from 'restify'
import type { Addresses } from './addresses.ts'
import { directLinePath } from './directLineRoutes.ts'
import type { Refuse } from './refuse.ts'
import { sendReply } from './reply.ts'

/** Makes the check that comes before all routes: sites in `ALLOWED_ORIGINS` may read replies, no others may use the chat. */
export function checkOrigin(
  addresses: Addresses,
  refuse: Refuse,
): (request: Request, response: Response, next: Next) => void {
  return function checkOriginOf(request, response, next) {
    response.setHeader('Vary', 'Origin')
    const site = addresses.allowedSiteOf(request)
    if (site !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', site)
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
    }
    if (!isChat(request.getPath())) return next()
    if (!addresses.isFromAllowedSite(request)) {
      refuse(request, response, 'origin-not-allowed')
      return next(false)
    }
    if (request.method !== 'OPTIONS') return next()
    sendReply(response, { status: 204, type: 'text/plain', body: '', headers: preflightHeaders })
    return next(false)
  }
}

function isChat(path: string): boolean {
  return path.startsWith('/api/web-chat/') || path.startsWith(`${directLinePath}/`)
}

// The last two headers are those that Microsoft's Direct Line clients send.
const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-requested-with, x-ms-bot-agent',
  'Access-Control-Max-Age': '600',
}

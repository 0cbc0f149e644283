import type { Next, Request, Response } from 'restify'
import type { AddressLimits } from './addressLimits.ts'
import type { Refuse } from './refuse.ts'

/** Whoever leaves is let through, and so are the questions of whoever watches over the server. */
const exempt: readonly string[] = ['/api/web-chat/end', '/healthz', '/readyz']

/** Makes the check of an address's requests, before anything else of a request is read. */
export function stopFloods(
  limits: Pick<AddressLimits, 'request'>,
  refuse: Refuse,
): (request: Request, response: Response, next: Next) => void {
  return function stopFlood(request, response, next) {
    if (exempt.includes(request.getPath())) return next()
    limits.request(request).then(
      (tooMuch) => {
        if (tooMuch === undefined) return next()
        refuse(request, response, 'too-many-from-address', tooMuch.afterSeconds)
        return next(false)
      },
      // Counters that fail keep nobody out.
      () => next(),
    )
  }
}

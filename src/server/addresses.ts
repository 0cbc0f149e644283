import type { IncomingMessage } from 'node:http'

/** What the outside calls this server, and which sites may use it. */
export type Addresses = {
  /** The address of the server as the client of this request sees it, without a slash at its end. */
  readonly baseOf: (request: IncomingMessage) => string
  /** Whether the request comes from no web page, from our own, or from one that may embed us. */
  readonly isFromAllowedSite: (request: IncomingMessage) => boolean
  /** The request's origin where it is another site that may embed us. */
  readonly allowedSiteOf: (request: IncomingMessage) => string | undefined
}

/** Makes the addresses from `PUBLIC_URL`, if set, and the origins in `ALLOWED_ORIGINS`. */
export function createAddresses(options: {
  readonly publicUrl: string | undefined
  readonly allowedOrigins: readonly string[]
}): Addresses {
  const { publicUrl, allowedOrigins } = options
  const baseOf = ({ headers }: IncomingMessage) => publicUrl ?? `http://${headers.host ?? 'localhost'}`
  const allowedSiteOf = ({ headers }: IncomingMessage) => allowedOrigins.find((allowed) => allowed === headers.origin)
  return {
    baseOf,
    allowedSiteOf,
    isFromAllowedSite(request) {
      const { origin, host } = request.headers
      if (origin === undefined || allowedSiteOf(request) !== undefined) return true
      // Behind a proxy that ends TLS the scheme is not known here: the host decides what our own pages are.
      return hostOf(origin) === host || origin === new URL(baseOf(request)).origin
    },
  }
}

/** Whether the address and the `Host` header of a request can be read, by restify too, which throws where it cannot, and in one way only. */
export function isReadable({
  url = '',
  headers: { host = 'localhost' },
  rawHeaders,
  httpVersionMajor,
}: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  return (
    url.startsWith('/') &&
    URL.canParse(`http://${host}${url}`) &&
    /^[\w.:[\]-]+$/.test(host) &&
    hosts.length <= 1 &&
    httpVersionMajor === 1
  )
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

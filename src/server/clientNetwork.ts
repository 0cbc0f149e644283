import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

/** Whom `X-Forwarded-For` is believed from: so many proxies before the server, or those at these addresses. */
export type TrustedProxies = number | readonly string[]

/** Makes what tells the network a request comes from, past the trusted proxies. It is for counting at once, and never kept. */
export function createClientNetwork(
  trusted: TrustedProxies,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const trust =
    typeof trusted === 'number' ? (_: string, hops: number) => hops < trusted : proxyAddr.compile([...trusted])
  return (request) => {
    // A client that has gone already has no address any more.
    if (request.socket.remoteAddress === undefined) return 'gone'
    return networkOf(proxyAddr(request as IncomingMessage, trust))
  }
}

/** Some proxies write the port behind the address. */
const withPort = /^(?:\[(.+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/** One address of version 4; of version 6 the first half, which is what one customer has. */
function networkOf(written: string): string {
  const [, version6, version4] = withPort.exec(written) ?? []
  const address = version6 ?? version4 ?? written
  if (!ipaddr.isValid(address)) return address
  const read = ipaddr.process(address)
  return read instanceof ipaddr.IPv6 ? read.parts.slice(0, 4).join(':') : read.toString()
}

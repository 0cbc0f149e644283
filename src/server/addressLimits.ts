import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createFloodStop, type TooMuch } from '../channels/floodStop.ts'
import type { Redis } from '../redis/Redis.ts'
import { createClientNetwork, type TrustedProxies } from './clientNetwork.ts'
import type { Problem } from './problems.ts'

/** What one address may do. A whole hospital can have one address: these stop floods and nothing else. */
export type AddressLimits = {
  /** Counts a request; undefined while there may be more. */
  readonly request: (request: IncomingMessage) => Promise<TooMuch | undefined>
  /** Counts a request for a token. */
  readonly token: (request: IncomingMessage) => Promise<TooMuch | undefined>
  /** Holds room for a WebSocket, until `release`, or says why there is none. */
  readonly socket: (request: IncomingMessage) => HeldSocket | { readonly refused: Problem }
}

export type HeldSocket = { readonly release: () => void }

/** A connection asks often, and the key of its address takes a while to make: it is made again after this long. */
const keyMilliseconds = 60_000

/** Makes the limits of this process. Counters know addresses by `keyOf` alone. */
export function createAddressLimits(options: {
  readonly trustedProxies: TrustedProxies
  readonly requestsPerMinute: number
  readonly tokensPerMinute: number
  readonly maximumSockets: number
  readonly maximumSocketsPerAddress: number
  readonly keyOf: (address: string) => string
  /** Tokens are counted by all processes together; requests and sockets are what one process can bear. */
  readonly redis?: Pick<Redis, 'run'> | undefined
}): AddressLimits {
  const { keyOf, redis, maximumSockets, maximumSocketsPerAddress } = options
  const networkOf = createClientNetwork(options.trustedProxies)
  const made = new WeakMap<Socket, { readonly forwarded: unknown; readonly key: string; readonly at: number }>()
  const keyFor = (request: IncomingMessage): string => {
    const { socket, headers } = request
    const forwarded = headers['x-forwarded-for']
    const known = made.get(socket)
    const now = performance.now()
    if (known !== undefined && known.forwarded === forwarded && now - known.at < keyMilliseconds) return known.key
    const key = keyOf(networkOf(request))
    made.set(socket, { forwarded, key, at: now })
    return key
  }
  const byKey = { keyOf: (key: string) => key }
  const requests = createFloodStop({ name: 'address-requests', perMinute: options.requestsPerMinute, ...byKey })
  const tokens = createFloodStop({ name: 'address-tokens', perMinute: options.tokensPerMinute, ...byKey, redis })
  const open = new Map<string, number>()
  let total = 0

  return {
    request: (request) => requests(keyFor(request)),
    token: (request) => tokens(keyFor(request)),
    socket(request) {
      const key = keyFor(request)
      const count = open.get(key) ?? 0
      if (total >= maximumSockets) return { refused: 'full' }
      if (count >= maximumSocketsPerAddress) return { refused: 'too-many-from-address' }
      total += 1
      open.set(key, count + 1)
      let isHeld = true
      return {
        release() {
          if (!isHeld) return
          isHeld = false
          total -= 1
          const left = (open.get(key) ?? 1) - 1
          if (left === 0) open.delete(key)
          else open.set(key, left)
        },
      }
    },
  }
}

import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'

/** A token opens one conversation; a ticket opens one conversation's stream, within a minute. */
export type TokenKind = 'token' | 'ticket'

/** Signs and checks tokens. `check` answers the conversation, or undefined for a token that is not good now. */
export type Tokens = {
  readonly sign: (kind: TokenKind, conversationId: string) => Promise<string>
  readonly check: (kind: TokenKind, token: string) => Promise<string | undefined>
  readonly lifetimeSeconds: number
  /** Call it now and then: it forgets the tokens that were found good a minute ago. */
  readonly sweep: () => void
}

/** Tickets travel in an address, which proxies may log: they are good for this long only. */
export const ticketLifetimeSeconds = 60

/** A token that was found good is remembered for so long, and so many are: a person sends the same one with every turn. */
const rememberedSeconds = 60
const maximumRemembered = 10_000

type Good = { readonly conversationId: string; readonly endsAtSeconds: number }
type Remembered = Good & { readonly found: number }

/** Makes the token service: the first key signs, any key checks. */
export function createTokens(options: {
  readonly keys: readonly Uint8Array[]
  readonly lifetimeSeconds: number
  readonly now: () => Date
}): Tokens {
  const { keys, lifetimeSeconds, now } = options
  const good = new Map<string, Remembered>()

  const remember = (token: string, found: Good) => {
    const [oldest] = good.keys()
    if (oldest !== undefined && good.size >= maximumRemembered) good.delete(oldest)
    good.set(token, { ...found, found: now().getTime() })
  }

  return {
    lifetimeSeconds,
    sweep() {
      const oldest = now().getTime() - rememberedSeconds * 1000
      // A Map keeps its keys in the order they were set.
      for (const [token, { found }] of good) {
        if (found > oldest) return
        good.delete(token)
      }
    },
    async sign(kind, conversationId) {
      const [key] = keys
      if (!key) throw new TypeError('Expected at least one token key')
      const issued = Math.floor(now().getTime() / 1000)
      return (
        new SignJWT()
          .setProtectedHeader({ alg: 'HS256' })
          // Two tickets of one second are two.
          .setJti(randomBytes(9).toString('base64url'))
          .setSubject(conversationId)
          .setAudience(kind)
          .setIssuedAt(issued)
          .setExpirationTime(issued + (kind === 'token' ? lifetimeSeconds : ticketLifetimeSeconds))
          .sign(key)
      )
    },
    async check(kind, token) {
      const known = kind === 'token' ? good.get(token) : undefined
      if (known && now().getTime() < known.endsAtSeconds * 1000) return known.conversationId
      for (const key of keys) {
        const found = await checkWith(key, kind, token, now())
        if (found === undefined) continue
        // A ticket opens one stream: it is not sent again.
        if (kind === 'token') remember(token, found)
        return found.conversationId
      }
      return undefined
    },
  }
}

async function checkWith(key: Uint8Array, kind: TokenKind, token: string, now: Date): Promise<Good | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: kind,
      requiredClaims: ['exp', 'sub'],
      currentDate: now,
    })
    const { sub, exp } = payload
    return sub === undefined || exp === undefined ? undefined : { conversationId: sub, endsAtSeconds: exp }
  } catch (error) {
    // Whatever is wrong with a token, it does not open the conversation; anything else is a fault of ours.
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

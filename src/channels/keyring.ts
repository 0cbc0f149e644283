import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'

/** The keys made from the secret, and what they are for. Ids made under the old secret keep their session keys. */
export type Keyring = {
  /** Signs and checks web chat tokens: the first signs, any of them checks. */
  readonly tokenKeys: readonly Uint8Array[]
  readonly newConversationId: () => string
  /** A key for a conversation's session that cannot be turned back into its id. */
  readonly sessionKey: (conversationId: string) => string
  /** A key under which something is counted on the day of `now`: it cannot be turned back, nor be compared with another day's. */
  readonly countingKey: (subject: string, now: Date) => string
  /** Call it now and then: it forgets the conversations whose keys were asked for lately. */
  readonly sweep: () => void
}

/** Makes the keys from a secret of 32 bytes and, while it is being changed, the one before it. */
export function createKeyring(secret: Uint8Array, oldSecret: Uint8Array | undefined): Keyring {
  const current = deriveKeys(secret)
  const old = oldSecret === undefined ? undefined : deriveKeys(oldSecret)
  const madeUnder = (conversationId: string) => (old && conversationId.startsWith(old.mark) ? old : current)
  const sessionKeys = remember((conversationId) => hmac(madeUnder(conversationId).session, conversationId))
  let counting = { day: 0, keys: remember(() => '') }
  return {
    tokenKeys: old ? [current.token, old.token] : [current.token],
    newConversationId: () => current.mark + randomBytes(16).toString('base64url'),
    sessionKey: sessionKeys.of,
    countingKey(subject, now) {
      const day = Math.floor(now.getTime() / dayMilliseconds)
      if (counting.day !== day) {
        const key = current.counting(day)
        counting = { day, keys: remember((each) => hmac(key, each)) }
      }
      return counting.keys.of(subject)
    },
    sweep() {
      sessionKeys.forget()
      counting.keys.forget()
    },
  }
}

/** One turn asks for the same keys several times, among other turns: the last few are not made again. */
function remember(make: (text: string) => string): {
  readonly of: (text: string) => string
  readonly forget: () => void
} {
  const made = new Map<string, string>()
  return {
    of(text) {
      const known = made.get(text)
      if (known !== undefined) return known
      if (made.size >= maximumRemembered) made.clear()
      const key = make(text)
      made.set(text, key)
      return key
    },
    forget: () => made.clear(),
  }
}

const maximumRemembered = 1000

/** What a conversation id made here looks like: four characters of its secret's mark, then 128 random bits. */
export const conversationIdPattern = /^[\w-]{26}$/

const dayMilliseconds = 24 * 60 * 60 * 1000

/** 128 bits of it: nobody finds two texts with the same, and every session in memory holds one. */
function hmac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest().toString('base64url', 0, 16)
}

function deriveKeys(secret: Uint8Array) {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `signpost ${purpose} v1`, 32))
  // As a key object a key is set up once, not at each use.
  const deriveObject = (purpose: string) => createSecretKey(derive(purpose))
  return {
    token: derive('token key'),
    session: deriveObject('session key'),
    counting: (day: number) => deriveObject(`counting key ${day}`),
    mark: Buffer.from(derive('mark').subarray(0, 3)).toString('base64url'),
  }
}

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
}

/** Makes the keys from a secret of 32 bytes and, while it is being changed, the one before it. */
export function createKeyring(secret: Uint8Array, oldSecret: Uint8Array | undefined): Keyring {
  const current = deriveKeys(secret)
  const old = oldSecret === undefined ? undefined : deriveKeys(oldSecret)
  let counting = { day: '', key: current.counting('') }
  const countingKeyOf = (now: Date) => {
    const day = now.toISOString().slice(0, 10)
    if (counting.day !== day) counting = { day, key: current.counting(day) }
    return counting.key
  }
  // One turn asks for the same key several times.
  let last: { readonly conversationId: string; readonly sessionKey: string } | undefined
  const madeUnder = (conversationId: string) => (old && conversationId.startsWith(old.mark) ? old : current)
  return {
    tokenKeys: old ? [current.token, old.token] : [current.token],
    newConversationId: () => current.mark + randomBytes(16).toString('base64url'),
    sessionKey(conversationId) {
      if (last?.conversationId !== conversationId) {
        last = { conversationId, sessionKey: hmac(madeUnder(conversationId).session, conversationId) }
      }
      return last.sessionKey
    },
    countingKey: (subject, now) => hmac(countingKeyOf(now), subject),
  }
}

/** What a conversation id made here looks like: four characters of its secret's mark, then 128 random bits. */
export const conversationIdPattern = /^[\w-]{26}$/

function hmac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

function deriveKeys(secret: Uint8Array) {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `signpost ${purpose} v1`, 32))
  // As a key object a key is set up once, not at each use.
  const deriveObject = (purpose: string) => createSecretKey(derive(purpose))
  return {
    token: derive('token key'),
    session: deriveObject('session key'),
    counting: (day: string) => deriveObject(`counting key ${day}`),
    mark: Buffer.from(derive('mark').subarray(0, 3)).toString('base64url'),
  }
}

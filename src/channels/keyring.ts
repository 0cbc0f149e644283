import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

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
  let counting = { day: '', key: new Uint8Array() }
  const countingKeyOf = (now: Date) => {
    const day = now.toISOString().slice(0, 10)
    if (counting.day !== day) counting = { day, key: current.counting(day) }
    return counting.key
  }
  const madeUnder = (conversationId: string) => (old && conversationId.startsWith(old.mark) ? old : current)
  return {
    tokenKeys: old ? [current.token, old.token] : [current.token],
    newConversationId: () => current.mark + randomBytes(16).toString('base64url'),
    sessionKey: (conversationId) =>
      createHmac('sha256', madeUnder(conversationId).session).update(conversationId).digest('base64url'),
    countingKey: (subject, now) => createHmac('sha256', countingKeyOf(now)).update(subject).digest('base64url'),
  }
}

/** What a conversation id made here looks like: four characters of its secret's mark, then 128 random bits. */
export const conversationIdPattern = /^[\w-]{26}$/

function deriveKeys(secret: Uint8Array) {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `signpost ${purpose} v1`, 32))
  return {
    token: derive('token key'),
    // As a key object it is set up once, not at each use.
    session: createSecretKey(derive('session key')),
    counting: (day: string) => derive(`counting key ${day}`),
    mark: Buffer.from(derive('mark').subarray(0, 3)).toString('base64url'),
  }
}

import { randomBytes } from 'node:crypto'
import { conversationIdPattern, createKeyring } from '../../src/channels/keyring.ts'

const [secret, next] = [randomBytes(32), randomBytes(32)]

describe('a keyring', () => {
  it('makes the same keys from the same secret, in any process', () => {
    const id = createKeyring(secret, undefined).newConversationId()
    const [one, other] = [createKeyring(secret, undefined), createKeyring(Buffer.from(secret), undefined)]
    expect(one.sessionKey(id)).toBe(other.sessionKey(id))
    expect(one.tokenKeys).toEqual(other.tokenKeys)
  })

  it('makes ids that do not repeat, and keys that do not show them', () => {
    const keyring = createKeyring(secret, undefined)
    const ids = Array.from({ length: 100 }, keyring.newConversationId)
    expect(new Set(ids).size).toBe(100)
    for (const id of ids) {
      expect(id).toMatch(conversationIdPattern)
      expect(keyring.sessionKey(id)).not.toContain(id.slice(4))
    }
  })

  it('keeps the session keys of ids made under the old secret, and makes new ids under the new one', () => {
    const before = createKeyring(secret, undefined)
    const during = createKeyring(next, secret)
    const after = createKeyring(next, undefined)
    const [old, fresh] = [before.newConversationId(), during.newConversationId()]
    expect(during.sessionKey(old)).toBe(before.sessionKey(old))
    expect(during.sessionKey(fresh)).toBe(after.sessionKey(fresh))
    expect(during.tokenKeys).toEqual([...after.tokenKeys, ...before.tokenKeys])
  })

  it('uses no key for two purposes, nor the secret itself', () => {
    const keyring = createKeyring(secret, undefined)
    const token = Buffer.from(keyring.tokenKeys[0] ?? []).toString('hex')
    expect(token).not.toBe(secret.toString('hex'))
    expect(token).toHaveLength(64)
  })

  it('makes keys for counting that are the same all day in any process, and others the next day', () => {
    const [one, other] = [createKeyring(secret, undefined), createKeyring(Buffer.from(secret), undefined)]
    const on = (day: string, time: string) => new Date(`2026-11-${day}T${time}:00Z`)
    const key = one.countingKey('192.0.2.1', on('24', '00:00'))
    expect(key).not.toContain('192')
    expect(other.countingKey('192.0.2.1', on('24', '23:59'))).toBe(key)
    expect(one.countingKey('192.0.2.1', on('25', '00:00'))).not.toBe(key)
    expect(one.countingKey('192.0.2.2', on('24', '00:00'))).not.toBe(key)
    expect(one.sessionKey('192.0.2.1')).not.toBe(key)
  })
})

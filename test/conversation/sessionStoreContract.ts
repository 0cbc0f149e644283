import { newSession, type Session } from '../../src/conversation/Session.ts'
import {
  answeredLifetimeSeconds,
  sessionLifetimeSeconds,
  type SessionStore,
} from '../../src/conversation/SessionStore.ts'

/** A clock that a test moves. */
export type TestClock = { now: () => Date; pass: (seconds: number) => void }

/** A clock that stands still until the test moves it. */
export function testClock(): TestClock {
  let milliseconds = Date.parse('2026-11-22T12:00:00Z')
  return { now: () => new Date(milliseconds), pass: (seconds) => void (milliseconds += seconds * 1000) }
}

/** An empty store, and what makes time pass in it. */
export type StoreUnderTest = { readonly store: SessionStore; readonly pass: (seconds: number) => void | Promise<void> }

/** Seconds before an end: on a busy machine some pass by themselves between two steps. */
const margin = 30

/** What every session store must do; `make` gives an empty one. */
export function testSessionStore(make: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  const session = (turn: number): Session => ({ ...newSession('v1'), turn })
  const write = async (store: SessionStore, key: string, turn = 1) =>
    store.write(key, session(turn), (await store.read(key))?.version)

  test('a session that was never written is not there', async () => {
    expect(await (await make()).store.read('nobody')).toBeUndefined()
  })

  test('a session is read as it was written', async () => {
    const { store } = await make()
    await write(store, 'one', 7)
    expect((await store.read('one'))?.session).toEqual(session(7))
  })

  test('sessions do not mix', async () => {
    const { store } = await make()
    await write(store, 'one', 1)
    await write(store, 'two', 2)
    expect((await store.read('one'))?.session.turn).toBe(1)
  })

  test('a write that names an older version is refused and changes nothing', async () => {
    const { store } = await make()
    await write(store, 'one', 1)
    const before = (await store.read('one'))?.version
    expect(await store.write('one', session(2), before)).toBe(true)
    expect(await store.write('one', session(3), before)).toBe(false)
    expect(await store.write('one', session(4), undefined)).toBe(false)
    expect((await store.read('one'))?.session.turn).toBe(2)
  })

  test('of two writes at once one is refused', async () => {
    const { store } = await make()
    await write(store, 'one')
    const version = (await store.read('one'))?.version
    const outcomes = await Promise.all([
      store.write('one', session(2), version),
      store.write('one', session(3), version),
    ])
    expect(outcomes.toSorted()).toEqual([false, true])
  })

  test('a deleted session is gone, and deleting it again does no harm', async () => {
    const { store } = await make()
    await write(store, 'one')
    await store.delete('one', [])
    await store.delete('one', [])
    expect(await store.read('one')).toBeUndefined()
  })

  test('a write that follows a deletion is refused: what was cleared does not come back', async () => {
    const { store } = await make()
    await write(store, 'one')
    const version = (await store.read('one'))?.version
    await store.delete('one', [])
    expect(await store.write('one', session(2), version)).toBe(false)
  })

  test('a write that follows a deletion and a new beginning is refused: no version is used twice', async () => {
    const { store } = await make()
    await write(store, 'one')
    const version = (await store.read('one'))?.version
    await store.delete('one', [])
    await write(store, 'one', 5)
    expect(await store.write('one', session(2), version)).toBe(false)
    expect((await store.read('one'))?.session.turn).toBe(5)
  })

  test('deliveries that a deleted session had answered are known for ten minutes', async () => {
    const { store, pass } = await make()
    await write(store, 'one')
    await store.delete('one', ['a', 'b'])
    await pass(answeredLifetimeSeconds - margin)
    expect(await store.wasAnswered('one', 'b')).toBe(true)
    expect(await store.wasAnswered('one', 'c')).toBe(false)
    expect(await store.wasAnswered('two', 'b')).toBe(false)
    await pass(margin)
    expect(await store.wasAnswered('one', 'b')).toBe(false)
  })

  test('a session that was ended is gone, and takes no write while a token may open it', async () => {
    const { store, pass } = await make()
    await write(store, 'one')
    await store.end('one')
    expect(await store.read('one')).toBeUndefined()
    await pass(sessionLifetimeSeconds - margin)
    expect(await store.hasEnded('one')).toBe(true)
    expect(await store.write('one', session(1), undefined)).toBe(false)
    expect(await store.hasEnded('two')).toBe(false)
    await pass(margin)
    expect(await store.hasEnded('one')).toBe(false)
  })

  test('a session ends 24 hours after its last write', async () => {
    const { store, pass } = await make()
    await write(store, 'one')
    await pass(sessionLifetimeSeconds - margin)
    await write(store, 'one', 2)
    await pass(sessionLifetimeSeconds - margin)
    expect((await store.read('one'))?.session.turn).toBe(2)
    await pass(margin)
    expect(await store.read('one')).toBeUndefined()
  })
}

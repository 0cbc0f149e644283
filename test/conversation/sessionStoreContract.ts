import { newSession, type Session } from '../../src/conversation/Session.ts'
import { sessionLifetimeSeconds, type SessionStore } from '../../src/conversation/SessionStore.ts'

/** A clock that a test moves. */
export type TestClock = { now: () => Date; pass: (seconds: number) => void }

/** A clock that stands still until the test moves it. */
export function testClock(): TestClock {
  let milliseconds = Date.parse('2026-11-22T12:00:00Z')
  return { now: () => new Date(milliseconds), pass: (seconds) => void (milliseconds += seconds * 1000) }
}

/** What every session store must do; `make` gives an empty store that keeps at most `maximumSessions`. */
export function testSessionStore(make: (maximumSessions: number, clock: TestClock) => SessionStore): void {
  const clock = testClock()
  const session = (turn: number): Session => ({ ...newSession('v1'), turn })
  const write = async (store: SessionStore, key: string, turn = 1) =>
    store.write(key, session(turn), (await store.read(key))?.version)

  test('a session that was never written is not there', async () => {
    expect(await make(10, clock).read('nobody')).toBeUndefined()
  })

  test('a session is read as it was written', async () => {
    const store = make(10, clock)
    await write(store, 'one', 7)
    expect((await store.read('one'))?.session).toEqual(session(7))
  })

  test('sessions do not mix', async () => {
    const store = make(10, clock)
    await write(store, 'one', 1)
    await write(store, 'two', 2)
    expect((await store.read('one'))?.session.turn).toBe(1)
  })

  test('a write that names an older version is refused and changes nothing', async () => {
    const store = make(10, clock)
    await write(store, 'one', 1)
    const before = (await store.read('one'))?.version
    expect(await store.write('one', session(2), before)).toBe(true)
    expect(await store.write('one', session(3), before)).toBe(false)
    expect(await store.write('one', session(4), undefined)).toBe(false)
    expect((await store.read('one'))?.session.turn).toBe(2)
  })

  test('of two writes at once one is refused', async () => {
    const store = make(10, clock)
    await write(store, 'one')
    const version = (await store.read('one'))?.version
    const outcomes = await Promise.all([
      store.write('one', session(2), version),
      store.write('one', session(3), version),
    ])
    expect(outcomes.toSorted()).toEqual([false, true])
  })

  test('a deleted session is gone, and deleting it again does no harm', async () => {
    const store = make(10, clock)
    await write(store, 'one')
    await store.delete('one')
    await store.delete('one')
    expect(await store.read('one')).toBeUndefined()
  })

  test('a write that follows a deletion is refused: what was cleared does not come back', async () => {
    const store = make(10, clock)
    await write(store, 'one')
    const version = (await store.read('one'))?.version
    await store.delete('one')
    expect(await store.write('one', session(2), version)).toBe(false)
  })

  test('a session ends 24 hours after its last write', async () => {
    const store = make(10, clock)
    await write(store, 'one')
    clock.pass(sessionLifetimeSeconds - 1)
    await write(store, 'one', 2)
    clock.pass(sessionLifetimeSeconds - 1)
    expect((await store.read('one'))?.session.turn).toBe(2)
    clock.pass(1)
    expect(await store.read('one')).toBeUndefined()
  })

  test('a full store lets go of the session that was idle longest', async () => {
    const store = make(2, clock)
    await write(store, 'one')
    await write(store, 'two')
    await write(store, 'one', 2)
    await write(store, 'three')
    expect(await store.read('two')).toBeUndefined()
    expect([(await store.read('one'))?.session.turn, (await store.read('three'))?.session.turn]).toEqual([2, 1])
  })
}

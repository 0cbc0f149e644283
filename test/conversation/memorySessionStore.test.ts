import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { newSession } from '../../src/conversation/Session.ts'
import { testClock, testSessionStore } from './sessionStoreContract.ts'

function aStore(maximumSessions = 10) {
  const { now, pass } = testClock()
  return { store: createMemorySessionStore({ maximumSessions, now }), pass }
}

describe('the session store in memory', () => {
  testSessionStore(aStore)

  test('lets go of the session that was idle longest when it is full', async () => {
    const { store } = aStore(2)
    const write = async (key: string, turn: number) =>
      store.write(key, { ...newSession('v1'), turn }, (await store.read(key))?.version)
    await write('one', 1)
    await write('two', 1)
    await write('one', 2)
    await write('three', 1)
    expect(await store.read('two')).toBeUndefined()
    expect([(await store.read('one'))?.session.turn, (await store.read('three'))?.session.turn]).toEqual([2, 1])
  })
})

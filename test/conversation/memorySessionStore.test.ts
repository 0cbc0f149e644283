import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { testSessionStore } from './sessionStoreContract.ts'

testSessionStore((maximumSessions, { now }) => createMemorySessionStore({ maximumSessions, now }))

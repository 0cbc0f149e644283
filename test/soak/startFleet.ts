import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createKeyring } from '../../src/channels/keyring.ts'
import { keysOf } from '../../src/redis/keysOf.ts'
import { startServer, type RunningServer } from '../browser/startServer.ts'
import { startRedis } from '../redis/support/startRedis.ts'
import type { Tally } from './tally.ts'

/** A few clients stand for thousands of people, who would not be held back. */
export const openLimits = {
  MAXIMUM_REQUESTS_PER_ADDRESS: '100000000',
  MAXIMUM_TOKENS_PER_ADDRESS: '100000000',
  MAXIMUM_SOCKETS_PER_ADDRESS: '20000',
}

const versionCharacters = 12
const terminatesWithinMilliseconds = 10_000

/** Real Signpost processes on one real Redis, without affinity. */
export type Fleet = Awaited<ReturnType<typeof startFleet>>

/** Starts them. A process keeps its port when it is started again. */
export async function startFleet(size: number, tally: Tally) {
  const redis = await startRedis()
  const secret = randomBytes(32)
  const environment = {
    ...openLimits,
    REDIS_URL: redis.url,
    SIGNPOST_SECRET: secret.toString('base64'),
    ALLOW_ANONYMOUS_BOT: 'loopback',
  }
  const { sessionKey } = createKeyring(new Uint8Array(secret), undefined)
  const asked = new Set<RunningServer>()
  const start = async (port = 0) => {
    const server = await startServer({ environment, port })
    void server.ended.then(() => {
      if (!asked.has(server)) tally.breach('a process ended that nobody had asked to')
    })
    return server
  }
  const servers = await Promise.all(Array.from({ length: size }, () => start()))

  return {
    redis,
    size,
    addressOf: (place: number) => servers[place]?.address ?? '',
    /** Ends a process, and starts it again after a while. One that was asked to end must do so well, and in time. */
    async restart(place: number, signal: 'SIGKILL' | 'SIGTERM', downMilliseconds: number) {
      const server = servers[place]
      if (server === undefined) return
      asked.add(server)
      const began = Date.now()
      await server.stop(signal)
      const [code] = (await server.ended) as [number | null]
      if (signal === 'SIGTERM' && code !== 0) tally.breach(`a process that was asked to end exited with ${code}`)
      if (signal === 'SIGTERM' && Date.now() - began > terminatesWithinMilliseconds)
        tally.breach('a process that was asked to end took more than 10 seconds')
      await pause(downMilliseconds)
      servers[place] = await start(server.port)
    },
    /** Resolves when every process says that it is ready. */
    async ready() {
      for (const { address } of servers) {
        while ((await fetch(`${address}/readyz`).catch(() => undefined))?.status !== 200) await pause(50)
      }
    },
    /** What is kept of each conversation, as JSON. */
    async stored(conversationIds: readonly string[]): Promise<readonly (string | undefined)[]> {
      const keys = conversationIds.map((conversationId) => keysOf(sessionKey(conversationId)).session)
      if (keys.length === 0) return []
      const found = (await redis.ask('MGET', ...keys)) as readonly (string | null)[]
      return found.map((text) => text?.slice(versionCharacters))
    },
    async stop() {
      for (const server of servers) asked.add(server)
      await Promise.all(servers.map((server) => server.stop()))
      await redis.stop()
    },
  }
}

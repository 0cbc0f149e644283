import { randomBytes } from 'node:crypto'
import { startServer } from '../../browser/startServer.ts'
import { createClient } from '../../server/support/client.ts'
import { startRedis } from './startRedis.ts'

/** Real server processes on one real Redis, and a Direct Line client of each. */
export async function startProcesses(count: number) {
  const redis = await startRedis()
  const said: string[] = []
  const environment = {
    REDIS_URL: redis.url,
    SIGNPOST_SECRET: randomBytes(32).toString('base64'),
    ALLOW_ANONYMOUS_BOT: 'loopback',
  }
  const start = () => startServer({ environment, say: (text) => void said.push(text) })
  const servers = await Promise.all(Array.from({ length: count }, start))
  return {
    redis,
    /** What the processes wrote to their logs. */
    said,
    servers,
    clients: servers.map(({ address }) => createClient(address)),
    start,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()))
      await redis.stop()
    },
  }
}

export type Processes = Awaited<ReturnType<typeof startProcesses>>

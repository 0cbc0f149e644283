import { randomBytes } from 'node:crypto'
import { startRedis } from '../redis/support/startRedis.ts'
import { alternate, figuresOf, type Contestant } from './alternate.ts'
import type { Benchmark } from './Measurement.ts'
import { openConversation } from './openConversation.ts'
import { rows } from './rows.ts'
import { startMeasured, type Measured } from './startMeasured.ts'

const clients = 20

/** The web chat with its sessions and messages in Redis: all clients on one process, and the same clients on two. */
export const processes: Benchmark = {
  async run(progress) {
    const redis = await startRedis()
    const environment = { REDIS_URL: redis.url, SIGNPOST_SECRET: randomBytes(32).toString('base64') }
    const servers = await Promise.all([1, 2, 3].map(async () => startMeasured('src/main.ts', environment)))
    try {
      const [alone, one, other] = servers as [Measured, Measured, Measured]
      const each = async (serverOf: (client: number) => Measured) =>
        Promise.all(
          Array.from({ length: clients }, async (_, client) => openConversation(serverOf(client).address, client)),
        )
      const onOne = await each(() => alone)
      const onTwo = await each((client) => (client % 2 === 0 ? one : other))
      const contestants: readonly Contestant[] = [
        { name: rows.processes(1), servers: [alone], clients: onOne.map(({ turn }) => turn) },
        { name: rows.processes(2), servers: [one, other], clients: onTwo.map(({ turn }) => turn) },
      ]
      const results = await alternate(contestants, progress)
      for (const { close } of [...onOne, ...onTwo]) close()
      return results.map((result) => ({ name: result.name, figures: figuresOf(result) }))
    } finally {
      await Promise.all(servers.map(async (server) => server.stop()))
      await redis.stop()
    }
  },
}

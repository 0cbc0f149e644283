import { runOnRedis } from '../soak/runOnRedis.ts'

/** A machine with much else to do starts servers slowly. */
const slow = 180_000

test(
  'a small soak, with two processes killed and Redis standing still and then gone, breaks nothing',
  async () => {
    const size = { conversations: 20, kills: 2, pauses: 1, processes: 2, clients: 10, seed: 3 }
    const run = await runOnRedis(size, () => {})
    expect(run.broken).toEqual([])
    expect([run.kills, run.pauses, run.begunAnew]).toEqual([2, 1, 20])
    expect(run.counts.turns).toBeGreaterThan(20 * 6)
    expect(run.counts.refusals).toBeGreaterThan(0)
  },
  slow,
)

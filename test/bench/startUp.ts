import { startServer } from '../browser/startServer.ts'
import type { Benchmark } from './Measurement.ts'
import { percentile } from './percentile.ts'
import { rows } from './rows.ts'

const starts = 7

/** The server as a process of its own, from its start to its first answer. */
export const startUp: Benchmark = {
  async run(progress) {
    const times: number[] = []
    for (let start = 0; start < starts; start++) {
      progress(`start ${start + 1} of ${starts}`)
      const begun = performance.now()
      const server = await startServer()
      await (await fetch(`${server.address}/healthz`)).text()
      times.push(performance.now() - begun)
      await server.stop()
    }
    return [
      {
        name: rows.startUp,
        figures: { 'p50 ms': percentile(times, 0.5), 'p99 ms': percentile(times, 0.99) },
      },
    ]
  },
}

import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { randomCombinations } from '../support/combinations.ts'
import { realContent } from '../support/realContent.ts'
import { generateServices } from './generateServices.ts'
import type { Benchmark, Measurement } from './Measurement.ts'
import { percentile } from './percentile.ts'
import { rows } from './rows.ts'
import { timesOf } from './timesOf.ts'

/** How many finds are timed among how many services. */
const rounds = [
  [50, 5000],
  [1000, 5000],
  [10_000, 1000],
  [100_000, 200],
] as const

/** `findServices` among more and more services, by random answers. */
export const find: Benchmark = {
  async run(progress) {
    const now = new Date('2026-11-24T10:00:00Z')
    const searches = randomCombinations(1000, 1)
    return rounds.map(([count, finds]): Measurement => {
      progress(`${count} services`)
      const catalog = catalogOf(generateServices(realContent.catalog.services, count))
      const times = timesOf(finds, (index) => findServices(catalog, searches[index % searches.length] ?? {}, now))
      const p50 = percentile(times, 0.5)
      return {
        name: rows.find(count),
        figures: { 'p50 ms': p50, 'p99 ms': percentile(times, 0.99), 'p50 per service µs': (p50 * 1000) / count },
      }
    })
  },
}

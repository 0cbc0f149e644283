import { answer, aConversation, command } from '../support/aConversation.ts'
import { shortestWay } from '../browser/aPage.ts'
import { mainFacets } from '../../src/facets.ts'
import type { Benchmark } from './Measurement.ts'
import { percentile } from './percentile.ts'

const journeys = 2000

/** One tapped turn in this process: from what the person did to the view, with the session read and written. */
export const turn: Benchmark = {
  async run(progress) {
    const { join, tap } = aConversation()
    await join()
    const taps = [...mainFacets.map((facet, step) => answer(facet, shortestWay[step] ?? '')), command('start-again')]
    const times: number[] = []
    for (let journey = 0; journey < journeys; journey++) {
      if (journey % 500 === 0) progress(`${journey} of ${journeys} journeys`)
      for (const each of taps) {
        const begun = performance.now()
        await tap(each)
        times.push(performance.now() - begun)
      }
    }
    // The first tenth warms up.
    const counted = times.slice(times.length / 10)
    return [
      { name: 'one tapped turn', figures: { 'p50 ms': percentile(counted, 0.5), 'p99 ms': percentile(counted, 0.99) } },
    ]
  },
}

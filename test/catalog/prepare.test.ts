import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import type { Answers } from '../../src/facets.ts'
import { generateServices } from '../bench/generateServices.ts'
import { randomCombinations } from '../support/combinations.ts'
import { realContent } from '../support/realContent.ts'

const services = generateServices(realContent.catalog.services, 300)
const now = new Date('2026-11-24T10:00:00Z')

function found(some: typeof services, answers: Answers) {
  const { first, more } = findServices(catalogOf(some), answers, now)
  return new Map([...first, ...more].map((match) => [match.service.id, match]))
}

test.each(randomCombinations(20, 3).map((answers) => [JSON.stringify(answers), answers]))(
  'among services that share rules each is judged as if it were alone: %s',
  (_, answers) => {
    const together = found(services, answers)
    expect(together.size).toBeGreaterThan(0)
    for (const service of services) {
      expect(together.get(service.id)).toEqual(found([service], answers).get(service.id))
    }
  },
)

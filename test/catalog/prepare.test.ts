import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { numbersEach, prepare } from '../../src/catalog/prepare.ts'
import type { Answers } from '../../src/facets.ts'
import { generateServices } from '../bench/generateServices.ts'
import { aService } from '../support/aService.ts'
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
      expect(together.get(service.id)).toStrictEqual(found([service], answers).get(service.id))
    }
  },
)

test('what was judged for others changes nothing for anybody', () => {
  const catalog = catalogOf(services)
  const afterOthers = (answers: Answers) => {
    const { first, more, unserved } = findServices(catalog, answers, now)
    return { first, more, unserved }
  }
  const alone = (answers: Answers) => {
    const { first, more, unserved } = findServices(catalogOf(services), answers, now)
    return { first, more, unserved }
  }
  // Each once more when all the others have been asked.
  const combinations = randomCombinations(150, 4)
  for (const answers of [...combinations, ...combinations]) expect(afterOthers(answers)).toStrictEqual(alone(answers))
})

const contact = { kind: 'phone', value: '0330 123 1245' }

test.each([
  ['their status', { status: 'unconfirmed' }],
  ['their hours', { hours: 'unknown' }],
  ['the kind of a contact', { contacts: [{ kind: 'webchat', value: 'https://example.org/' }] }],
  ['the hours of a contact', { contacts: [{ ...contact, hours: 'unknown' }] }],
  ['the status of a contact', { contacts: [{ ...contact, status: 'unconfirmed' }] }],
  ['where a contact works', { contacts: [{ ...contact, where: ['wales'] }] }],
  ['nothing but their names', {}],
])('services that differ in %s are reached alike only if that is nothing', (_, differences) => {
  const { numbers } = prepare([aService('one'), aService('two', differences)])
  expect(numbers[numbersEach - 1] === numbers[2 * numbersEach - 1]).toBe(Object.keys(differences).length === 0)
})

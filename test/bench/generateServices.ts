import type { Service } from '../../src/catalog/schema.ts'
import { facets } from '../../src/facets.ts'
import { generator } from '../support/combinations.ts'

/** Makes `count` services out of real ones: half of each one's rules and hours are another real service's, half are made up. The same every time. */
export function generateServices(real: readonly Service[], count: number): readonly Service[] {
  const next = generator(count)
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const realOr = <T>(take: (service: Service) => T, make: () => T): T => (next() < 0.5 ? take(pick(real)) : make())
  const some = <T extends string>(options: readonly T[]): T[] => {
    const chosen = options.filter(() => next() < 0.4)
    return chosen.length > 0 ? chosen : [pick(options)]
  }
  const time = () => `${String(below(24)).padStart(2, '0')}:${pick(['00', '15', '30', '45'])}`

  return Array.from({ length: count }, (_, index) => {
    const base = pick(real)
    const made: Service = {
      ...base,
      id: `${base.id}-${index}`,
      name: `${base.name} ${below(count)}`,
      helpsWith: realOr(
        ({ helpsWith }) => helpsWith,
        () => some(facets.issues.slice(0, -1) as Exclude<Service['helpsWith'], 'anything'>),
      ),
      forWhom: {
        rule: base.forWhom.rule,
        location: realOr(
          ({ forWhom }) => forWhom.location,
          () => some(facets.location),
        ),
        training: realOr(
          ({ forWhom }) => forWhom.training,
          () => some(facets.training),
        ),
        urgency: realOr(
          ({ forWhom }) => forWhom.urgency,
          () => some(facets.urgency),
        ),
        specialty: pick(real).forWhom.specialty,
        trainingRegion: pick(real).forWhom.trainingRegion,
      },
      contacts: pick(real).contacts,
      hours: realOr(
        ({ hours }) => hours,
        () => ({
          sessions: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: time(), closes: time() }],
          closedOnBankHolidays: 'no',
        }),
      ),
    }
    // Services that come from files share nothing.
    return structuredClone(made)
  })
}

import { facetNames } from '../facets.ts'
import type { Service } from './schema.ts'

/**
 * The services that can be shown, prepared for searches. Whatever decides alike has one number, so that a search judges
 * it once, however many services share it. The numbers stand close together: a search reads all of them.
 */
export type Prepared = {
  /** In the order of their names. */
  readonly services: readonly Service[]
  /** For each service in turn: the number of its rule for each facet, in their order, and of the ways to reach it. */
  readonly numbers: Int32Array
  /** For each facet, and then for the ways to reach a service: one service for each number. */
  readonly examples: readonly (readonly Service[])[]
}

/** How many numbers each service has; the last is that of the ways to reach it. */
export const numbersEach = facetNames.length + 1

/** Prepares the services that can be shown. */
export function prepare(all: readonly Service[]): Prepared {
  const services = all.filter(({ status }) => status === 'current' || status === 'unconfirmed').toSorted(compareNames)
  const examples: Service[][] = Array.from({ length: numbersEach }, () => [])
  const known = new Map<string, number>()
  const numbers = services.flatMap((service) =>
    deciding(service).map((part, place) => {
      const key = `${place} ${JSON.stringify(part)}`
      const number = known.get(key) ?? examples[place]?.push(service) ?? 0
      known.set(key, number)
      return number - 1
    }),
  )
  return { services, numbers: Int32Array.from(numbers), examples }
}

/** What decides about a service: for each facet all that `judgeFacet` reads, and then all that `reachFrom` reads. */
function deciding({ helpsWith, forWhom, status, hours, contacts }: Service): readonly unknown[] {
  return [
    ...facetNames.map((facet) => (facet === 'issues' ? helpsWith : forWhom[facet])),
    [status, hours, contacts.map((contact) => [contact.kind, contact.hours, contact.status, contact.where])],
  ]
}

function compareNames(one: Service, other: Service): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.id < other.id ? -1 : 1
}

import { isOverdue } from '../catalog/rank.ts'
import type { Closing, Contact, Service } from '../catalog/schema.ts'
import type { Content } from './content.ts'

/** What whoever looks after the content needs to see about its services. */
export type ContentReport = {
  readonly due: readonly Service[]
  readonly soon: readonly Service[]
  readonly unchecked: readonly Service[]
  readonly unconfirmed: readonly Service[]
  readonly closed: readonly ClosedEntry[]
  readonly added: readonly Service[]
  readonly filledIn: readonly Service[]
}

/** A service that is closed, or one of its contacts. */
export type ClosedEntry = {
  readonly service: Service
  readonly contact?: Contact
  readonly closed: Closing | undefined
}

const soonMilliseconds = 30 * 24 * 60 * 60 * 1000

/** Reports on the services of a content at `now`. */
export function contentReport({ catalog }: Pick<Content, 'catalog'>, now: Date): ContentReport {
  const shown = catalog.services.filter(({ status }) => status === 'current' || status === 'unconfirmed')
  const due = byDate(shown.filter((service) => isOverdue(service, now)))
  const later = new Date(now.getTime() + soonMilliseconds)
  const isFilledIn = ({ id, isLocal }: Service) =>
    isLocal !== true && catalog.files.get(id)?.startsWith('services-catalog/') === false
  return {
    due,
    soon: byDate(shown.filter((service) => isOverdue(service, later) && !due.includes(service))),
    unchecked: shown.filter(({ checked }) => checked === undefined),
    unconfirmed: shown.filter(({ status }) => status === 'unconfirmed'),
    closed: catalog.services.flatMap(closedEntries),
    added: catalog.services.filter(({ isLocal }) => isLocal === true),
    filledIn: catalog.services.filter(isFilledIn),
  }
}

function closedEntries(service: Service): readonly ClosedEntry[] {
  if (service.status === 'closed') return [{ service, closed: service.closed }]
  return (service.closedContacts ?? []).map((contact) => ({ service, contact, closed: contact.closed }))
}

function byDate(services: readonly Service[]): readonly Service[] {
  return services.toSorted((one, other) => (one.recheckBy < other.recheckBy ? -1 : 1))
}

import type { Service, ServiceRecord } from './schema.ts'

/** A service with those contacts that are open; without any that is, it is closed itself. */
export function withoutClosedContacts(service: ServiceRecord): Service {
  const closedContacts = service.contacts.filter(({ status }) => status === 'closed')
  if (closedContacts.length === 0) return service
  const contacts = service.contacts.filter(({ status }) => status !== 'closed')
  const isShown = service.status === 'current' || service.status === 'unconfirmed'
  const status = isShown && contacts.length === 0 ? 'closed' : service.status
  return { ...service, contacts, closedContacts, status, closed: service.closed ?? closedContacts[0]?.closed }
}

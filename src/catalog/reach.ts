import { ukLocations, type Answers } from '../facets.ts'
import { openingStatus, type OpeningStatus } from './openingStatus.ts'
import type { Contact, Service } from './schema.ts'

const byHand: readonly string[] = ['phone', 'text', 'webchat', 'email', 'form']
const live: readonly string[] = ['phone', 'text', 'webchat']
const notKnown: OpeningStatus = { open: null }

/** The contacts of a service that work from where this person is; from an unknown place, those that work somewhere in the UK. */
export function contactsFrom(service: Service, location: Answers['location']): readonly Contact[] {
  const places: readonly string[] = location === undefined || location === 'skipped' ? ukLocations : [location]
  return service.contacts.filter(({ where }) => where === undefined || where.some((place) => places.includes(place)))
}

/** Whether a person can get hold of the service from there: by phone, text, web chat, email or form. */
export function isReachable(service: Service, location: Answers['location']): boolean {
  return contactsFrom(service, location).some(({ kind }) => byHand.includes(kind))
}

/** Whether it can be reached by text, web chat, email or form from there. */
export function hasWayWithoutPhoning(service: Service, location: Answers['location']): boolean {
  return contactsFrom(service, location).some(({ kind }) => kind !== 'phone' && byHand.includes(kind))
}

/** Whether it has a number to phone or text from there. */
export function hasNumber(service: Service, location: Answers['location']): boolean {
  return contactsFrom(service, location).some(({ kind }) => kind === 'phone' || kind === 'text')
}

/** Whether its lines are open at `now`: the best of its phone, text and web chat contacts. What is unconfirmed is never open. */
export function serviceOpening(service: Service, location: Answers['location'], now: Date): OpeningStatus {
  if (service.status !== 'current') return notKnown
  const statuses = contactsFrom(service, location)
    .filter(({ kind, status }) => live.includes(kind) && (status ?? 'current') === 'current')
    .map((contact) => openingStatus(contact.hours ?? service.hours, now))
  return statuses.find(({ open }) => open) ?? statuses.find(({ open }) => open === null) ?? statuses[0] ?? notKnown
}

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

/** How a service can be reached from one place at one time. */
export type Reach = {
  readonly opening: OpeningStatus
  /** Whether it has a number to phone or text. */
  readonly hasNumber: boolean
  /** Whether it can be reached by text, web chat, email or form. */
  readonly hasWayWithoutPhoning: boolean
}

/** How a service can be reached from there at `now`. Of the service it depends only on its status, its hours and its contacts. */
export function reachFrom(service: Service, location: Answers['location'], now: Date): Reach {
  const contacts = contactsFrom(service, location)
  return {
    opening: openingOf(service, contacts, now),
    hasNumber: contacts.some(({ kind }) => kind === 'phone' || kind === 'text'),
    hasWayWithoutPhoning: contacts.some(({ kind }) => kind !== 'phone' && byHand.includes(kind)),
  }
}

/** Whether its lines are open at `now`: the best of its phone, text and web chat contacts. What is unconfirmed is never open. */
function openingOf(service: Service, contacts: readonly Contact[], now: Date): OpeningStatus {
  if (service.status !== 'current') return notKnown
  const statuses = contacts
    .filter(({ kind, status }) => live.includes(kind) && (status ?? 'current') === 'current')
    .map((contact) => openingStatus(contact.hours ?? service.hours, now))
  return statuses.find(({ open }) => open) ?? statuses.find(({ open }) => open === null) ?? statuses[0] ?? notKnown
}

import type { Contact, ServiceRecord } from './schema.ts'

/** Whether a service, or one of the ways to reach it, is open 24 hours a day. */
export function isRoundTheClock(
  service: Pick<ServiceRecord, 'hours'> & { readonly contacts: readonly Contact[] },
): boolean {
  return service.hours === 'always' || service.contacts.some(({ hours }) => hours === 'always')
}

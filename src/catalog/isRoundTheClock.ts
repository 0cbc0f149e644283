import type { ServiceRecord } from './schema.ts'

/** Whether a service, or one of the ways to reach it, is open 24 hours a day. */
export function isRoundTheClock({ hours, contacts }: Pick<ServiceRecord, 'hours' | 'contacts'>): boolean {
  return hours === 'always' || contacts.some((contact) => contact.hours === 'always')
}

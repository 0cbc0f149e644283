import { foundingServices } from './foundingServices.ts'
import { isShortCode } from './phoneNumber.ts'
import type { ServiceRecord } from './schema.ts'

/** Why a trust cannot hide a service; undefined where it can. */
export function whyProtected(service: ServiceRecord): string | undefined {
  if (service.contacts.some(({ value }) => isShortCode(value))) return 'it is emergency help'
  if (isRoundTheClock(service)) return 'it is open 24 hours a day'
  return foundingServices.includes(service.id) ? 'the founding documents name it' : undefined
}

/** Whether it, or one of the ways to reach it, is open 24 hours a day. */
export function isRoundTheClock({ hours, contacts }: ServiceRecord): boolean {
  return hours === 'always' || contacts.some((contact) => contact.hours === 'always')
}

import { facets, type Answers, type Option } from '../facets.ts'
import { findServices } from './findServices.ts'
import type { Catalog } from './loadCatalog.ts'
import { contactsFrom } from './reach.ts'
import type { Service } from './schema.ts'

/** People who would have no line open 24 hours a day any more: where they are, and their roles. */
export type LeftWithout = { readonly location: Option<'location'>; readonly training: readonly Option<'training'>[] }

/** 999 in its forms: help when life is in danger, and no line to talk to. */
const emergencyLines: readonly string[] = ['emergency-services', 'bsl-999']
const live: readonly string[] = ['phone', 'text', 'webchat']

/** Who has lost the last line open 24 hours a day between two catalogs; 999 is counted on its own. */
export function leftWithout(before: Catalog, after: Catalog, now: Date): readonly LeftWithout[] {
  return facets.location.flatMap((location) => {
    const training = facets.training.filter((role) => {
      const answers: Answers = { location, training: role }
      return [true, false].some((isEmergency) => {
        const has = (catalog: Catalog) => hasLine(catalog, answers, isEmergency, now)
        return has(before) && !has(after)
      })
    })
    return training.length === 0 ? [] : [{ location, training }]
  })
}

function hasLine(catalog: Catalog, answers: Answers, isEmergency: boolean, now: Date): boolean {
  const { first, more } = findServices(catalog, answers, now)
  return [...first, ...more].some(
    ({ service }) => emergencyLines.includes(service.id) === isEmergency && isLine(service, answers.location),
  )
}

/** Whether a person answers there day and night by phone, text or web chat. */
function isLine(service: Service, location: Answers['location']): boolean {
  const { status, immediate, answeredBy } = service
  const isAlways = contactsFrom(service, location).some(
    (contact) =>
      live.includes(contact.kind) && (contact.hours ?? service.hours) === 'always' && contact.status !== 'unconfirmed',
  )
  // 999 in sign language has no number that could be written here.
  return status === 'current' && immediate && answeredBy !== 'nobody' && (isAlways || service.id === 'bsl-999')
}

import { facets, type Answers, type Option } from '../facets.ts'
import { findServices } from './findServices.ts'
import type { Catalog } from './loadCatalog.ts'
import { contactsFrom } from './reach.ts'
import type { Service } from './schema.ts'

/** People who would have no line open 24 hours a day any more: where they are, and their roles. */
export type LeftWithout = { readonly location: Option<'location'>; readonly training: readonly Option<'training'>[] }

/** Nothing stands in for these: 999, and 999 in sign language. */
const irreplaceable: readonly string[] = ['emergency-services', 'bsl-999']
const live: readonly string[] = ['phone', 'text', 'webchat']

/** Who has lost the last line open 24 hours a day between two catalogs; 999 is no line to talk to, and counts on its own. */
export function leftWithout(before: Catalog, after: Catalog, now: Date): readonly LeftWithout[] {
  return facets.location.flatMap((location) => {
    const training = facets.training.filter((role) => {
      const answers: Answers = { location, training: role }
      const [had, has] = [linesOf(before, answers, now), linesOf(after, answers, now)]
      return [...had].some((line) => !has.has(line))
    })
    return training.length === 0 ? [] : [{ location, training }]
  })
}

/** The kinds of lines that somebody has: each that nothing stands in for, and "talk" for any other. */
function linesOf(catalog: Catalog, answers: Answers, now: Date): ReadonlySet<string> {
  // 999 is only for those in danger, other lines not always for them.
  const matches = (['emergency', 'urgent'] as const).flatMap((urgency) => {
    const { first, more } = findServices(catalog, { ...answers, urgency }, now)
    return [...first, ...more]
  })
  return new Set(
    matches.flatMap(({ service }) => {
      if (irreplaceable.includes(service.id)) return [service.id]
      return isLine(service, answers.location) ? ['talk'] : []
    }),
  )
}

/** Whether a person answers there day and night by phone, text or web chat. */
function isLine(service: Service, location: Answers['location']): boolean {
  const { status, immediate, answeredBy } = service
  const isAlways = contactsFrom(service, location).some(
    (contact) =>
      live.includes(contact.kind) && (contact.hours ?? service.hours) === 'always' && contact.status !== 'unconfirmed',
  )
  return status === 'current' && immediate && answeredBy !== 'nobody' && isAlways
}

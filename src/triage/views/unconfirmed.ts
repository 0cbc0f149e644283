import type { Found } from '../../catalog/findServices.ts'
import { answersNow } from '../../catalog/rank.ts'
import { contactsFrom } from '../../catalog/reach.ts'
import type { Contact, Evidence, Service } from '../../catalog/schema.ts'
import type { Content } from '../content.ts'
import { fill, writeDate } from '../fill.ts'
import type { Phrases } from '../phrasesSchema.ts'
import type { Position } from '../machine.ts'
import { emergencyText, whereNow } from './emergencyBlock.ts'

/** Given a service whose contact is unconfirmed, says what to use if nobody answers. */
export type Instead = (service: Service) => string

/** The first `current` service for these answers that a person answers now, with its number; without one, the emergency line. */
export function lineToUseInstead(content: Content, { first, more }: Found, position: Position): Instead {
  const { phrases } = content
  const matches = [...first, ...more].filter((match) => answersNow(match))
  return (service) => {
    for (const match of matches) {
      const phone = contactsFrom(match.service, position.answers.location).find(
        ({ kind, status }) => kind === 'phone' && status !== 'unconfirmed',
      )
      if (phone === undefined || match.service.id === service.id) continue
      const hours =
        match.opening.open === true && match.opening.until === undefined
          ? phrases.card.answeredAlways
          : phrases.card.answeredNow
      return fill(phrases.card.ifNobodyAnswers, { number: phone.value, name: match.service.name, hours })
    }
    return fill(phrases.card.ifNobodyAnswersEmergency, { line: emergencyText(content, whereNow(position)).line })
  }
}

/** Whether a contact's facts could not be confirmed: its own, or its service's. */
export function isUnconfirmed(service: Service, contact: Contact): boolean {
  return (contact.status ?? service.status) === 'unconfirmed'
}

/** What an unconfirmed contact says of itself. */
export function unconfirmedNote(phrases: Phrases, service: Service, contact: Contact): string {
  const origin = writeOrigin(contact.evidence ?? service.evidence[0], phrases)
  const { unconfirmedNumber, unconfirmedAddress, unconfirmedOther } = phrases.card
  if (contact.kind === 'phone' || contact.kind === 'text') return fill(unconfirmedNumber, { origin })
  return fill(contact.kind === 'local' || contact.kind === 'in-person' ? unconfirmedOther : unconfirmedAddress, {
    origin,
  })
}

/** Where a fact comes from, in words: "a list of about 2015", "a page of 28 June 2024". */
export function writeOrigin(evidence: Evidence | undefined, phrases: Phrases): string {
  const { about, undated, dated } = phrases.card.origin
  if (evidence === undefined || evidence.date === 'undated') return undated
  return fill(evidence.date.startsWith('about') ? about : dated, { date: writeDate(evidence.date, phrases) })
}

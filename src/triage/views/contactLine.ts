import { dialled, fromAbroad } from '../../catalog/phoneNumber.ts'
import type { Contact, Service } from '../../catalog/schema.ts'
import type { Answers } from '../../facets.ts'
import type { Content } from '../content.ts'
import type { ContactLine } from '../View.ts'
import { isUnconfirmed, unconfirmedNote, type Instead } from './unconfirmed.ts'

/** One way to reach a service, with what to know before using it. Numbers are always printed as text. */
export function contactLine(
  { phrases }: Content,
  service: Service,
  contact: Contact,
  answers: Answers,
  instead: Instead,
): ContactLine {
  const { contactKinds, contactHours, mayNotConnect } = phrases.card
  const abroad = answers.location === 'outside-uk' && contact.kind === 'phone' ? fromAbroad(contact.value) : undefined
  const notes = [
    contact.note,
    contact.hours === 'unknown' && isLive(contact) ? contactHours.unknown : undefined,
    abroad === undefined ? undefined : mayNotConnect,
    ...(isUnconfirmed(service, contact)
      ? [unconfirmedNote(phrases, service, contact), isNumber(contact) ? instead(service) : undefined]
      : []),
  ]
  const href = hrefOf(contact)
  return {
    kind: contact.kind,
    label: contact.label ?? contactKinds[contact.kind],
    text: abroad ?? contact.value.replace(/^https:\/\/(www\.)?/, ''),
    ...(href === undefined ? {} : { href }),
    notes: notes.filter((note) => note !== undefined),
  }
}

/** Whether a contact needs a phone call; `Ways without phoning` puts the others first. */
export function isCalled({ kind }: Contact): boolean {
  return kind === 'phone'
}

function isLive({ kind }: Contact): boolean {
  return kind === 'phone' || kind === 'text' || kind === 'webchat'
}

function isNumber({ kind }: Contact): boolean {
  return kind === 'phone' || kind === 'text'
}

function hrefOf({ kind, value }: Contact): string | undefined {
  switch (kind) {
    case 'phone':
      return `tel:${dialled(value)}`
    case 'text':
      return `sms:${dialled(value)}`
    case 'email':
      return `mailto:${value}`
    case 'webchat':
    case 'web':
    case 'form':
      return value
    case 'in-person':
    case 'local':
      return undefined
  }
}

import { dialled, fromAbroad } from '../../catalog/phoneNumber.ts'
import { oncePer } from '../../content/oncePer.ts'
import { share } from '../../content/share.ts'
import type { Contact, Service } from '../../catalog/schema.ts'
import type { Answers } from '../../facets.ts'
import type { Content } from '../content.ts'
import type { ContactLine } from '../View.ts'
import { isUnconfirmed, unconfirmedNote, type Instead } from './unconfirmed.ts'

/** One way to reach a service, with what to know before using it. Numbers are always printed as text. */
export function contactLine(
  content: Content,
  service: Service,
  contact: Contact,
  answers: Answers,
  instead: Instead,
): ContactLine {
  const line = answers.location === 'outside-uk' ? lineFromAbroad(content, contact) : lineFromTheUk(content, contact)
  if (!isUnconfirmed(service, contact)) return line
  const note = unconfirmedNote(content.phrases, service, contact)
  return { ...line, notes: [...line.notes, note, ...(isNumber(contact) ? [instead(service)] : [])] }
}

const lineFromTheUk = oncePer(({ phrases }: Content, contact: Contact): ContactLine => {
  const { contactKinds, contactHours } = phrases.card
  const { kind, label, value, note, hours } = contact
  const href = hrefOf(contact)
  return share({
    kind,
    label: label ?? contactKinds[kind],
    text: value.replace(/^https:\/\/(www\.)?/, ''),
    ...(href === undefined ? {} : { href }),
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(hours === 'unknown' && isLive(contact) ? [contactHours.unknown] : []),
    ],
  })
})

const lineFromAbroad = oncePer((content: Content, contact: Contact): ContactLine => {
  const line = lineFromTheUk(content, contact)
  const number = contact.kind === 'phone' ? fromAbroad(contact.value) : undefined
  return number === undefined
    ? line
    : share({ ...line, text: number, notes: [...line.notes, content.phrases.card.mayNotConnect] })
})

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

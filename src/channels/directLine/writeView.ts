import type { ServiceCard, ServiceList, View } from '../../triage/View.ts'
import { withMember, writeJson, writeList, writeOnce } from '../writeJson.ts'

/** A view as JSON. Most of a service's card is the same for everybody who is shown it, and is written once. */
export function writeView({ lists, ...view }: View): string {
  return withMember(view, 'lists', writeList(lists.map(writeServices)))
}

function writeServices({ cards, ...list }: ServiceList): string {
  return withMember(list, 'cards', writeList(cards.map(writeCard)))
}

function writeCard({ contacts, terms, details, ...card }: ServiceCard): string {
  const parts = `"contacts":${writeList(contacts.map(writeOnce))},"terms":${writeList(terms.map(writeOnce))}`
  return `${writeJson(card).slice(0, -1)},${parts},"details":${writeOnce(details)}}`
}

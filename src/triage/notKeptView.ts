import { findServices } from '../catalog/findServices.ts'
import type { Content } from './content.ts'
import { failureView } from './failureView.ts'
import { begin } from './machine.ts'
import type { ServiceCard, ServiceList, Tap, View } from './View.ts'
import { serviceList } from './views/serviceList.ts'

/** What a person sees while nothing can be kept: emergency help, the services for everybody, and one way to try again, which sends `tap`. It needs no session and no store. */
export function notKeptView(content: Content, now: Date, tap: Tap): View {
  const { heading, paragraph, tryAgain } = content.phrases.notKept
  return {
    ...failureView(content),
    heading,
    paragraphs: [{ text: paragraph }],
    lists: [forEverybody(content, now)],
    actions: [{ id: 'try-again', label: tryAgain, tap }],
  }
}

/** What fits without any answer, as far as it is sure to. More about each would need a place to return to. */
function forEverybody(content: Content, now: Date): ServiceList {
  const { first } = findServices(content.catalog, {}, now)
  const found = { first: first.filter(({ fit }) => fit === 'eligible'), more: [], unserved: [], excluded: () => [] }
  const list = serviceList(content, begin(), found, {
    id: 'services',
    heading: content.phrases.notKept.services,
    isMore: false,
    now,
    searched: {},
  })
  return { ...list, cards: list.cards.map(withoutMore), asks: [] }
}

function withoutMore(card: ServiceCard): ServiceCard {
  const { id, name, summary, fit, facts, contacts, terms, details } = card
  return { id, name, summary, fit, facts, contacts, terms, details }
}

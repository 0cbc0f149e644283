import type { Phrases } from '../../triage/phrasesSchema.ts'
import type { Fact, ServiceCard, View } from '../../triage/View.ts'
import type { Card } from './Card.ts'
import type { Element } from './elements.ts'
import { renderServices } from './renderServices.ts'
import { writeCard, writeElements } from './writeCard.ts'

/** Teams takes cards of less than 28 KB; this leaves room for what a client adds. */
const maximumBytes = 26 * 1024

/** More than this on one page is nothing that anybody reads. */
const perPage = 12

/** Facts that can wait until a service is opened, first those that can wait best. */
const canWait = ['age', 'unknown', 'firstWords', 'asksFor', 'cost', 'who', 'notFor']

type Render = (view: View) => Card

/** A view's card, not too large: where it would be, some facts are left for "More about" this service. */
export function shortEnough(view: View, render: Render): Card {
  const card = render(view)
  // Without services there is nothing to leave out.
  if (view.lists.length === 0 || bytesOfCard(card) <= maximumBytes) return card
  for (const count of [3, canWait.length]) {
    const shorter = render(without(view, canWait.slice(0, count)))
    if (bytesOfCard(shorter) <= maximumBytes) return shorter
  }
  return render(withoutContactNotes(view))
}

/**
 * One page of further services, as many as fit, and a button to the next; after the last page the first comes again, so that
 * nothing outside the services says how many there are.
 */
export function onePage(
  view: View,
  { page, phrases }: { readonly page: number; readonly phrases: Phrases },
  render: Render,
): View {
  const next = {
    id: 'show-more',
    label: phrases.buttons.showMore,
    tap: { kind: 'command', command: 'show-more', about: String(page + 1) },
  } as const
  const empty = { ...view, actions: [next, ...view.actions], lists: view.lists.map((list) => ({ ...list, cards: [] })) }
  const pages = split(view, maximumBytes - bytesOfCard(render(empty)))
  const chosen = pages[(page - 1) % Math.max(1, pages.length)] ?? []
  return {
    ...empty,
    lists: view.lists.map((list) => ({ ...list, cards: list.cards.filter((card) => chosen.includes(card)) })),
  }
}

/** The services of all lists in order, in groups that each take at most so many bytes. */
function split(view: View, bytes: number): readonly (readonly ServiceCard[])[] {
  const pages: ServiceCard[][] = []
  let left = 0
  for (const list of view.lists) {
    for (const card of list.cards) {
      const size = bytesOf(renderServices({ ...view, lists: [{ ...list, cards: [card] }] })) + 1
      if (size > left || pages.length === 0 || pages.at(-1)?.length === perPage) {
        pages.push([])
        left = bytes
      }
      pages.at(-1)?.push(card)
      left -= size
    }
  }
  return pages
}

function without(view: View, ids: readonly string[]): View {
  const kept = (facts: readonly Fact[]) => facts.filter(({ id }) => !ids.includes(id))
  return changeCards(view, (card) => ({ ...card, facts: kept(card.facts), terms: kept(card.terms) }))
}

function withoutContactNotes(view: View): View {
  return changeCards(without(view, canWait), (card) => ({
    ...card,
    contacts: card.contacts.map((contact) => ({ ...contact, notes: [] })),
    details: [],
  }))
}

function changeCards(view: View, change: (card: ServiceCard) => ServiceCard): View {
  return { ...view, lists: view.lists.map((list) => ({ ...list, cards: list.cards.map(change) })) }
}

function bytesOfCard(card: Card): number {
  return writeCard(card).length
}

function bytesOf(elements: readonly Element[]): number {
  return writeElements(elements).length
}

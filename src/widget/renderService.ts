import type { ContactLine, Fact, ServiceCard } from '../triage/View.ts'
import { element, hiddenText } from './element.ts'
import { renderButton } from './renderButton.ts'
import { renderLine } from './renderLine.ts'
import type { Handlers } from './renderView.ts'
import { words } from './words.ts'

/** One service: what it is, its facts, the ways to reach it, and the rest folded away. On its own page all of it stands open. */
export function renderService(
  card: ServiceCard,
  {
    level,
    viewHeading,
    handlers,
  }: { readonly level: 'h3' | 'h4'; readonly viewHeading: string; readonly handlers: Handlers },
): HTMLElement {
  const isSaid = card.name === viewHeading
  const name = isSaid ? 'heading' : `service-${card.id}`
  return element(
    'article',
    { class: 'service', 'data-id': card.id, 'data-fit': card.fit, 'aria-labelledby': name },
    ...(isSaid ? [] : [element(level, { id: name }, card.name)]),
    element('p', {}, card.summary),
    ...renderFacts(card.facts),
    ...(card.contacts.length === 0
      ? []
      : [element('ul', { class: 'contacts', role: 'list' }, ...card.contacts.map(renderContact))]),
    ...renderFacts(card.terms),
    ...renderDetails(card, isSaid),
    // Details that open in place need no page of their own.
    card.more === undefined || card.details.length > 0 ? undefined : renderButton(card.more, 'more', handlers.onButton),
  )
}

/** Facts with a label are a list of pairs; those without stand as sentences, all in their order. */
function renderFacts(facts: readonly Fact[]): readonly HTMLElement[] {
  const made: HTMLElement[] = []
  for (const { id, label, text } of facts) {
    if (label === '') {
      made.push(element('p', { 'data-fact': id }, text))
      continue
    }
    const last = made.at(-1)
    const pairs = last instanceof HTMLDListElement ? last : element('dl')
    pairs.append(element('div', { 'data-fact': id }, element('dt', {}, label), element('dd', {}, text)))
    if (pairs !== last) made.push(pairs)
  }
  return made
}

function renderContact(contact: ContactLine): HTMLElement {
  return element(
    'li',
    { 'data-kind': contact.kind },
    element('p', { class: 'contact' }, element('span', { class: 'kind' }, `${contact.label} `), renderLine(contact)),
    ...contact.notes.map((note) => element('p', { class: 'hint' }, note)),
  )
}

function renderDetails({ name, details }: ServiceCard, isOpen: boolean): readonly HTMLElement[] {
  if (details.length === 0) return []
  if (isOpen) return renderFacts(details)
  const summary = element('summary', {}, element('span', {}, words.view.details), hiddenText(`: ${name}`))
  return [element('details', {}, summary, ...renderFacts(details))]
}

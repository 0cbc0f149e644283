import { onceShared } from '../../content/share.ts'
import type { ContactLine, Fact, ServiceCard, View } from '../../triage/View.ts'
import { buttonRow, heading, text, type Element } from './elements.ts'
import { markdown, markdownLine } from './markdown.ts'

/** The services of a view, list by list: in full the one that was opened, in short those under "more". */
export function renderServices(view: View): readonly Element[] {
  return view.lists.flatMap((list) => [
    ...(list.heading === view.heading ? [] : [heading(markdown(list.heading), 'Large')]),
    ...list.cards.map((card) => renderService(card, list.id, view)),
  ])
}

function renderService(card: ServiceCard, listId: string, view: View): Element {
  const { place } = view
  const { id, name, summary, facts, contacts, terms, details, more } = card
  return {
    type: 'Container',
    id: `${listId}-${id}`,
    separator: true,
    spacing: 'Medium',
    items: [
      ...(name === view.heading ? [] : [heading(markdown(name), 'Medium')]),
      text(markdown(summary)),
      ...(place === 'more-results' ? [] : facts.map(renderFact)),
      ...contacts.map(place === 'more-results' ? renderContactInShort : renderContact),
      ...(place === 'more-results' ? [] : terms.map(renderFact)),
      ...(place === 'service' ? details.map(renderFact) : []),
      ...(more ? [buttonRow(more, view)] : []),
    ],
  }
}

// Most contacts and facts are the same for everybody who is shown them.
const renderContact = onceShared((contact: ContactLine) => contactElement(contact, contact.notes))
const renderContactInShort = onceShared((contact: ContactLine) => contactElement(contact, []))

function contactElement(contact: ContactLine, notes: readonly string[]): Element {
  const words = [markdownLine(contact), ...notes.map(markdown)].join(' ')
  return text(`**${markdown(contact.label)}:** ${words}`, { spacing: 'Small' })
}

const renderFact = onceShared(({ label, text: words }: Fact): Element =>
  text(label === '' ? markdown(words) : `**${markdown(label)}:** ${markdown(words)}`, { spacing: 'Small' }),
)

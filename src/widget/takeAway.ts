import type { Fact, ServiceCard, View } from '../triage/View.ts'
import { element } from './element.ts'
import paper from './paper.css'
import { words } from './words.ts'

/** Not for paper: why a service is here tells what was answered, and whether it is open now is soon out of date. */
const leftOut: ReadonlySet<string> = new Set(['because', 'depends', 'opening'])

/** A paragraph of what is taken away: a heading of a level, or lines. */
type Part = { readonly heading: 'h1' | 'h2'; readonly text: string } | { readonly lines: readonly string[] }

/** The services of a view as plain text, under a title that names nothing. */
export function writeOut(view: View): string {
  return partsOf(view)
    .map((part) => ('heading' in part ? part.text : part.lines.join('\n')))
    .join('\n\n')
}

/** Prints the services of a view from a page of their own: the page around the widget stays out of it. `place` holds that page meanwhile. */
export function printOut(view: View, place: HTMLElement): void {
  const frame = element('iframe', { class: 'paper', 'aria-hidden': 'true', tabindex: '-1' })
  // Some browsers are ready with an empty page at once, and some a moment later.
  frame.addEventListener('load', () => printFrame(view, frame), { once: true })
  place.append(frame)
}

function printFrame(view: View, frame: HTMLIFrameElement): void {
  const { contentDocument: page, contentWindow: paperWindow } = frame
  if (page === null || paperWindow === null) return
  page.title = words.save.title
  page.documentElement.lang = 'en-GB'
  page.body.append(...partsOf(view).map(renderPart))
  // A style sheet belongs to the page that made it.
  const sheet = new (paperWindow as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(paper)
  page.adoptedStyleSheets = [sheet]
  paperWindow.addEventListener('afterprint', () => frame.remove())
  paperWindow.print()
}

function partsOf({ lists, help }: View): readonly Part[] {
  const cards = lists.flatMap((list) => list.cards)
  return [
    { heading: 'h1', text: words.save.title },
    ...cards.flatMap((card): Part[] => [{ heading: 'h2', text: card.name }, { lines: linesOf(card) }]),
    { lines: [help.text] },
  ]
}

function linesOf({ summary, facts, contacts, terms }: ServiceCard): readonly string[] {
  return [
    summary,
    ...factLines(facts),
    ...contacts.map(({ label, text, notes }) => [`${label}: ${text}`, ...notes].join('. ')),
    ...factLines(terms),
  ]
}

function factLines(facts: readonly Fact[]): readonly string[] {
  const kept = facts.filter(({ id }) => !leftOut.has(id))
  return kept.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`))
}

function renderPart(part: Part): HTMLElement {
  if ('heading' in part) return element(part.heading, {}, part.text)
  return element('ul', {}, ...part.lines.map((line) => element('li', {}, line)))
}

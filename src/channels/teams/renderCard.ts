import type { Phrases } from '../../triage/phrasesSchema.ts'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { EmergencyBlock, View } from '../../triage/View.ts'
import type { Card } from './Card.ts'
import { onePage, shortEnough } from './fitCard.ts'
import { buttonRow, heading, text, type Element } from './elements.ts'
import { markdown, markdownLine } from './markdown.ts'
import { renderActions } from './renderActions.ts'
import { renderQuestion } from './renderQuestion.ts'
import { renderServices } from './renderServices.ts'

/** What a card says beside its view. */
export type CardOptions = {
  readonly words: TeamsWords
  readonly phrases: Phrases
  /** What just happened, beside the view's own notices. */
  readonly notices: readonly string[]
  /** Who can see, where the view does not say it and nothing has yet. */
  readonly lead: readonly string[]
  /** The web version, where it is offered: a line before any question, and a code to scan at the end. */
  readonly web: { readonly line: readonly Element[]; readonly code: readonly Element[] }
  /** Which page of further services, from 1. */
  readonly page: number
}

/** Renders a view as one Adaptive Card 1.5. Urgent help stands first, as words and as a button; nothing relies on colour. */
export function renderCard(view: View, options: CardOptions): Card {
  const render = (part: View) => renderWhole(part, options)
  return view.place === 'more-results' ? render(onePage(view, options, render)) : shortEnough(view, render)
}

function renderWhole(view: View, { words, phrases, notices, lead, web }: CardOptions): Card {
  return frame(view, words, [
    ...(view.emergency ? [renderEmergency(view.emergency)] : []),
    ...[...view.notices, ...notices].map((notice) => text(markdown(notice), { weight: 'Bolder' })),
    ...(view.emergency ? [] : [renderHelp(view)]),
    heading(markdown(view.heading), 'Large'),
    ...lead.map((each) => text(markdown(each))),
    ...view.paragraphs.map((line) => text(markdownLine(line))),
    ...web.line,
    ...(asks(view) ? [text(markdown(words.tapDoNotType), { weight: 'Bolder' })] : []),
    ...(view.question ? renderQuestion(view.question, view, words) : []),
    ...(view.place === 'more-results' ? [text(markdown(words.morePages))] : []),
    ...renderServices(view),
    ...renderClosing(view, words),
    ...renderActions(view, words, phrases),
    ...web.code,
    ...(view.emergency && view.place !== 'emergency' ? [renderHelp(view)] : []),
  ])
}

/** What is left of a card that is shown no longer: one line. */
export function renderStub(view: View, words: TeamsWords, line: string): Card {
  const said = `${line} ${view.help.text}`
  return { ...frame(view, words, [text(markdown(said))]), speak: said }
}

/** Whether a view is the first message: its paragraphs are the notice. */
export function isGreeting({ question, paragraphs }: View): boolean {
  return question !== undefined && paragraphs.length > 0
}

/** Whether a view asks something. */
export function asks({ question, place, lists }: View): boolean {
  return (
    question !== undefined || ['somewhere-else', 'change'].includes(place) || lists.some((list) => list.asks.length > 0)
  )
}

/** What is read out with a card: what it asks, or emergency help; never the name of a service. */
export function spoken({ emergency, place, heading, help }: View, words: TeamsWords): string {
  if (emergency)
    return [
      `${emergency.level} ${emergency.heading}`,
      ...emergency.when,
      ...emergency.lines.map((line) => line.text),
    ].join('. ')
  const title = place === 'service' ? words.serviceHeading : heading
  return `${title}${/[.?!]$/.test(title) ? '' : '.'} ${help.text}`
}

function frame(view: View, words: TeamsWords, body: readonly Element[]): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en-GB',
    fallbackText: `${view.help.text} ${words.fallback}`,
    speak: spoken(view, words),
    msteams: { width: 'Full' },
    body,
  }
}

function renderEmergency({ level, heading: words, when, lines }: EmergencyBlock): Element {
  return {
    type: 'Container',
    style: 'attention',
    bleed: true,
    items: [
      heading(markdown(`${level} ${words}`), 'Large'),
      text(when.map((each) => `- ${markdown(each)}`).join('\n')),
      ...lines.map((line) => text(markdownLine(line), { spacing: 'Small' })),
    ],
  }
}

function renderHelp(view: View): Element {
  return {
    type: 'Container',
    style: 'emphasis',
    bleed: true,
    items: [text(markdown(view.help.text)), buttonRow(view.help.button, view)],
  }
}

/** Under services the last line says where urgent help is: an NHS care card begins it with its level. */
function renderClosing({ closing, lists }: View, words: TeamsWords): readonly Element[] {
  return closing.map((line, index) => {
    const isUrgent = lists.length > 0 && index === closing.length - 1
    return text(isUrgent ? `**${markdown(words.urgentLevel)}** ${markdownLine(line)}` : markdownLine(line))
  })
}

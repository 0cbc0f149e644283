import type { Activity } from 'botbuilder'
import type { Conversation, TakenTurn } from '../../conversation/takeTurn.ts'
import { onceEach } from '../../content/onceEach.ts'
import { onceShared } from '../../content/share.ts'
import type { Content } from '../../triage/content.ts'
import { discreetContent } from '../../triage/discreetContent.ts'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { ServiceCard, View } from '../../triage/View.ts'
import { renderPlainText } from '../plainText.ts'
import { cardMessage, plainMessage } from '../teams/messages.ts'
import { withNeutralNotices } from '../teams/neutralNotices.ts'
import type { Card } from '../teams/Card.ts'
import { asks, isGreeting, renderCard } from '../teams/renderCard.ts'
import { noticeOf, teamsContent } from '../teams/teamsContent.ts'
import { webVersion } from '../teams/webVersion.ts'
import { mayHoldNotice } from './markDisplay.ts'
import type { Did } from './occurrenceOf.ts'

/** How one channel shows a turn's outcome. */
export type Showing = {
  readonly hasCards: boolean
  readonly conversation: Conversation
  /** The card that takes the place of the one that was tapped. */
  readonly cardInPlace: (did: Did, result: TakenTurn) => Card
  /** A message with a card. */
  readonly cardMessage: (did: Did, result: TakenTurn) => Partial<Activity>
  /** A message of numbered text. */
  readonly plainText: (did: Did, result: TakenTurn) => Partial<Activity>
}

/** Makes the ways of showing one turn with the content that it took: Teams has cards, every other channel plain text. */
export function createShowing(options: {
  readonly conversation: Conversation
  readonly publicUrl: string | undefined
}): {
  readonly forChannel: (channelId: string, content: Content) => Showing
} {
  const teams = onceEach((content: Content) => showingOf(options, teamsContent(content), true))
  const others = onceEach((content: Content) => showingOf(options, discreetContent(content), false))
  return { forChannel: (channelId, content) => (channelId === 'msteams' ? teams(content) : others(content)) }
}

function showingOf(
  { conversation, publicUrl }: { readonly conversation: Conversation; readonly publicUrl: string | undefined },
  content: Content,
  hasCards: boolean,
): Showing {
  const viewOf = ({ view }: TakenTurn) => withNeutralNotices(view, content)

  function card(did: Did, result: TakenTurn): Card {
    const view = viewOf(result)
    const lead = isNoticeMissing(result) ? noticeOf(content) : []
    const notices = noticesOf(did, result, content)
    const page = pageOf(did)
    return notices.length > 0 || lead.length > 0 || page > 1 ? cardOf(view, notices, lead, page) : usualCard(view)
  }

  function cardOf(view: View, notices: readonly string[], lead: readonly string[], page: number): Card {
    const { teams: words, phrases } = content
    const offersWeb = isGreeting(view) || view.place === 'privacy' || lead.length > 0
    const web = webVersion(offersWeb ? publicUrl : undefined, words)
    return renderCard(view, { words, phrases, notices, lead, web, page })
  }

  // The view of a question is one object for everybody who is asked it, and so is its card.
  const usualCard = onceShared((view: View) => cardOf(view, [], [], 1))

  return {
    hasCards,
    conversation: { ...conversation, content: () => content },
    cardInPlace: card,
    cardMessage: (did, result) => cardMessage(card(did, result), viewOf(result), content.teams),

    plainText(did, result) {
      const { teams, phrases } = content
      const view = hasCards ? withNeutralBeginning(viewOf(result), teams) : viewOf(result)
      if (hasCards && view.place === 'cleared') return plainMessage(clearedText(view, teams), view, teams, 'markdown')
      const blocks = [
        ...(view.emergency ? [] : noticesOf(did, result, content)),
        ...(isNoticeMissing(result) ? noticeOf(content) : []),
        renderPlainText(inShort(view), phrases),
        ...(view.emergency ? noticesOf(did, result, content) : []),
        ...(hasCards && asks(view) ? [teams.plain.asks] : []),
        ...(hasCards ? [teams.plain.back] : []),
        ...(isGreeting(view) && publicUrl !== undefined ? [`${teams.webVersion.text} ${publicUrl}`] : []),
      ]
      return plainMessage(blocks.join('\n\n'), view, teams, hasCards ? 'markdown' : 'plain')
    },
  }
}

/** A notification may show how a message begins, so it begins with no service's name. */
function withNeutralBeginning(view: View, { serviceHeading, title }: TeamsWords): View {
  const { place, lists, notices } = view
  if (place !== 'service')
    return lists.length > 0 && notices.length > 0 ? { ...view, notices: [title, ...notices] } : view
  return {
    ...view,
    heading: serviceHeading,
    lists: lists.map((list) => ({ ...list, heading: serviceHeading })),
    notices: [],
    paragraphs: [...notices.map((text) => ({ text })), ...view.paragraphs],
  }
}

/** Without numbers: once all is forgotten, a number names nothing. */
function clearedText({ heading, paragraphs, help }: View, { plain }: TeamsWords): string {
  return [heading, ...paragraphs.map(({ text }) => text), plain.cleared, help.text].join('\n\n')
}

/** Which page of further services a tap asks for. */
function pageOf({ incoming }: Did): number {
  const tap = incoming.kind === 'tapped' ? incoming.tap : undefined
  const page = tap?.kind === 'command' && tap.command === 'show-more' ? Number(tap.about) : 1
  return Number.isInteger(page) && page > 0 && page < 1000 ? page : 1
}

/** Further services with their contacts alone: in full they would be too long for one message. */
function inShort(view: View): View {
  if (view.place !== 'more-results') return view
  const short = (card: ServiceCard) => ({ ...card, facts: [], terms: [] })
  return { ...view, lists: view.lists.map((list) => ({ ...list, cards: list.cards.map(short) })) }
}

/** Who can see is said before any question: the first message says it, and what comes without one must. Never before emergency help. */
function isNoticeMissing({ view, display }: TakenTurn): boolean {
  return mayHoldNotice(view) && !isGreeting(view) && !display.before.noticesGiven.includes('who-can-see')
}

function noticesOf(did: Did, { display }: TakenTurn, content: Content): readonly string[] {
  const { afterWords, choose } = content.teams
  const { before, after } = display
  const isNow = after.noticesGiven.includes('typed-words') && !before.noticesGiven.includes('typed-words')
  return [...(isNow ? [afterWords] : []), ...(did.change === 'none-ticked' ? [choose.none] : [])]
}

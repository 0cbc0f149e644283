import { ActivityTypes, InputHints, type Activity } from 'botbuilder'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { View } from '../../triage/View.ts'
import { markdownText } from './markdown.ts'
import type { Card } from './Card.ts'
import { asks, renderStub, spoken } from './renderCard.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

/**
 * A message that is one card. It has no text of its own: Teams would show that as a message beside the card, which could not be
 * changed with it. Its notification says what Signpost is called and nothing else.
 */
export function cardMessage(card: Card, view: View, teams: TeamsWords): Partial<Activity> {
  const { text: _, textFormat: __, ...message } = plainMessage('', view, teams, 'plain')
  return { ...message, attachments: [{ contentType: cardType, content: card }] }
}

/** A message of text alone. Teams runs the lines of plain text together, so there each is a paragraph of Markdown. */
export function plainMessage(
  words: string,
  view: View,
  teams: TeamsWords,
  textFormat: 'plain' | 'markdown',
): Partial<Activity> {
  return {
    ...lineMessage(textFormat === 'markdown' ? markdownText(words) : words, teams),
    textFormat,
    speak: spoken(view, teams),
    inputHint: asks(view) ? InputHints.ExpectingInput : InputHints.AcceptingInput,
  }
}

/** A message that belongs to no view: one line, for a group or for another organisation. */
export function lineMessage(words: string, { summary }: TeamsWords): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text: words,
    textFormat: 'plain',
    locale: 'en-GB',
    speak: words,
    summary,
    inputHint: InputHints.AcceptingInput,
  }
}

/** What a message becomes whose view is shown elsewhere now: one line, as a card where it was a card. */
export function stubMessage(line: string, view: View, teams: TeamsWords, isCard: boolean): Partial<Activity> {
  const message = isCard
    ? cardMessage(renderStub(view, teams, line), view, teams)
    : { ...plainMessage(`${line} ${view.help.text}`, view, teams, 'markdown'), attachments: [] }
  return { ...message, speak: `${line} ${view.help.text}`, inputHint: InputHints.IgnoringInput }
}

/** The answer to a button pressed: the card that takes the place of the one it stands on. */
export function cardResponse(card: Card): Partial<Activity> {
  return invokeResponse(cardType, card)
}

/** The answer to a button pressed where there is no card to show. */
export function lineResponse(words: string): Partial<Activity> {
  return invokeResponse('application/vnd.microsoft.activity.message', words)
}

function invokeResponse(type: string, value: unknown): Partial<Activity> {
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body: { statusCode: 200, type, value } } }
}

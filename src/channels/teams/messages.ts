import { ActivityTypes, InputHints, type Activity } from 'botbuilder'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { View } from '../../triage/View.ts'
import { asks, spoken, type Card } from './renderCard.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

/** A message with a card below its text. Its notification says what Signpost is called and nothing else. */
export function cardMessage(words: string, card: Card, view: View, teams: TeamsWords): Partial<Activity> {
  return { ...plainMessage(words, view, teams), attachments: [{ contentType: cardType, content: card }] }
}

/** A message of text alone. */
export function plainMessage(words: string, view: View, teams: TeamsWords): Partial<Activity> {
  return {
    ...lineMessage(words, teams),
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

/** What a message becomes whose view is shown elsewhere now: one line. */
export function stubMessage(words: string, view: View, teams: TeamsWords): Partial<Activity> {
  return {
    ...plainMessage(`${words} ${view.help.text}`, view, teams),
    inputHint: InputHints.IgnoringInput,
    attachments: [],
  }
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

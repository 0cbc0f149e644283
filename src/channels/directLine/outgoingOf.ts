import { ActionTypes, ActivityTypes, InputHints, type Activity } from 'botbuilder'
import { numberedButtons } from '../../conversation/numberedButtons.ts'
import type { TurnResult } from '../../conversation/takeTurn.ts'
import type { Phrases } from '../../triage/phrasesSchema.ts'
import type { Button } from '../../triage/View.ts'
import { renderPlainText } from '../plainText.ts'

/** A turn's outcome as activities; one that was delivered before is answered again, under the same id. Text that stands on its own, buttons any client can show, and the view for our own widget. */
export function outgoingOf(
  { view, ended }: Pick<TurnResult, 'view' | 'ended'>,
  phrases: Phrases,
): readonly Partial<Activity>[] {
  const actions = numberedButtons(view).map((button) => suggestedAction(button, view.contentVersion))
  const message: Partial<Activity> = {
    type: ActivityTypes.Message,
    text: renderPlainText(view, phrases),
    textFormat: 'plain',
    locale: 'en-GB',
    inputHint: view.question ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    suggestedActions: { to: [], actions },
    channelData: { view },
  }
  return ended ? [message, { type: ActivityTypes.EndOfConversation }] : [message]
}

function suggestedAction({ label, tap }: Button, contentVersion: string) {
  // A post back, so that a client shows no answer as a message of the person's own.
  return { type: ActionTypes.PostBack, title: label, value: { signpost: tap, contentVersion } }
}

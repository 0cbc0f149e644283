import { ActionTypes, ActivityTypes, InputHints, type Activity } from 'botbuilder'
import { onceShared } from '../../content/share.ts'
import { oncePer } from '../../content/oncePer.ts'
import { numberedButtons } from '../../conversation/numberedButtons.ts'
import type { TurnResult } from '../../conversation/takeTurn.ts'
import type { Phrases } from '../../triage/phrasesSchema.ts'
import type { Button, View } from '../../triage/View.ts'
import { renderPlainText } from '../plainText.ts'

/**
 * A turn's outcome as activities; one that was delivered before is answered again, under the same id. Text that stands on its own, buttons any
 * client can show, and the view; to whoever draws the view (`channelData.reply` is "view" in what they sent), the view alone.
 */
export function outgoingOf(
  { view, ended }: Pick<TurnResult, 'view' | 'ended'>,
  phrases: Phrases,
  asked?: Pick<Activity, 'channelData'>,
): readonly Partial<Activity>[] {
  const message = drawsView(asked?.channelData) ? viewAlone(view) : messageOf(view, phrases)
  return ended ? [message, { type: ActivityTypes.EndOfConversation }] : [message]
}

/** Whether a client says that it draws the view: it has no use for the same once more as text and buttons. */
export function drawsView(channelData: unknown): boolean {
  return (
    typeof channelData === 'object' && channelData !== null && 'reply' in channelData && channelData.reply === 'view'
  )
}

const viewAlone = onceShared((view: View): Partial<Activity> => ({
  type: ActivityTypes.Message,
  channelData: { view },
}))

/** One message for a view that many people see, so that whoever sends it can write it once. */
const messageOf = oncePer((view: View, phrases: Phrases): Partial<Activity> => {
  const actions = numberedButtons(view).map((button) => suggestedAction(button, view.contentVersion))
  return {
    type: ActivityTypes.Message,
    text: renderPlainText(view, phrases),
    textFormat: 'plain',
    locale: 'en-GB',
    inputHint: view.question ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    suggestedActions: { to: [], actions },
    channelData: { view },
  }
})

function suggestedAction({ label, tap }: Button, contentVersion: string) {
  // A post back, so that a client shows no answer as a message of the person's own.
  return { type: ActionTypes.PostBack, title: label, value: { signpost: tap, contentVersion } }
}

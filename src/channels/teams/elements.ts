import { oncePerText } from '../../content/oncePerText.ts'
import { isShared, onceShared, share } from '../../content/share.ts'
import type { Button, Tap, View } from '../../triage/View.ts'
import { verb } from '../botFramework/occurrenceOf.ts'

/** A part of an Adaptive Card, as JSON. */
export type Element = {
  readonly type: string
  readonly items?: readonly Element[]
  readonly actions?: readonly Element[]
  readonly [key: string]: unknown
}

/** What a button sets: a tap, or how the chat is shown. */
export type Sets = Tap | { readonly kind: 'display'; readonly display: 'plain-text' | 'cards' }

/** A paragraph of Markdown. */
export function text(words: string, looks: Readonly<Record<string, unknown>> = {}): Element {
  return { type: 'TextBlock', text: words, wrap: true, ...looks }
}

/** A heading, which screen readers find as one. */
export function heading(words: string, size: 'Large' | 'Medium'): Element {
  return text(words, { style: 'heading', size, weight: 'Bolder' })
}

/** Buttons beside one another; a client may wrap them. */
export function actionSet(actions: readonly Element[]): Element {
  return { type: 'ActionSet', spacing: 'Small', actions }
}

/** A button of a view in a row of its own. */
export function buttonRow(one: Button, view: View): Element {
  return rowOf(viewButton(one, view))
}

const rowOf = onceShared((element: Element) => actionSet([element]))

/** One button of a card with this view. A client that does not know `Action.Execute` sends the same as a message. */
export function button(
  label: string,
  sets: Sets,
  view: Pick<View, 'contentVersion' | 'question'>,
  tooltip?: string,
): Element {
  const isTicks = sets.kind === 'answer' && sets.options.length === 0
  const shared = {
    title: label,
    data: { signpost: sets, contentVersion: view.contentVersion },
    ...(tooltip === undefined ? {} : { tooltip }),
    // Of the buttons below a list, only its own sends what is ticked in it.
    ...(view.question?.multiple && !isTicks ? { associatedInputs: 'none' } : {}),
  }
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } }
}

/** A button of a view. */
export function viewButton(one: Button, view: View): Element {
  const isUsual = isShared(one) && !view.question?.multiple
  return isUsual ? usualButton(one, view.contentVersion) : button(one.label, one.tap, view, one.hint)
}

const usualButton = oncePerText(({ label, tap, hint }: Button, contentVersion: string) =>
  share(button(label, tap, { contentVersion }, hint)),
)

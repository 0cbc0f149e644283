import type { Button, Line, Tap, View } from '../triage/View.ts'
import { element } from './element.ts'
import { renderButton, styleOf } from './renderButton.ts'
import { renderEmergency } from './renderEmergency.ts'
import { renderLine } from './renderLine.ts'
import { renderList } from './renderList.ts'
import { renderQuestion } from './renderQuestion.ts'
import { renderSave } from './renderSave.ts'
import { words } from './words.ts'

/** What the person can do with a view: press one of its buttons, or send what is ticked. */
export type Handlers = { readonly onButton: (button: Button) => void; readonly onTap: (id: string, tap: Tap) => void }

/** A view as elements: its heading, to which the focus goes, what stands in the line at the top, and the rest. */
export type RenderedView = {
  readonly heading: HTMLElement
  readonly top: readonly HTMLElement[]
  readonly parts: readonly HTMLElement[]
}

/** Makes the elements of a view, in its order. */
export function renderView(view: View, handlers: Handlers): RenderedView {
  const heading = element('h2', { id: 'heading', tabindex: '-1' }, view.heading)
  const back = view.actions.filter(({ id }) => id === 'back')
  const others = view.actions.filter(({ id }) => id !== 'back')
  const parts = [
    heading,
    ...view.notices.map((notice) => element('p', { class: 'notice' }, notice)),
    ...(view.emergency === undefined ? [] : [renderEmergency(view.emergency)]),
    ...view.paragraphs.map(renderParagraph),
    ...(view.question === undefined ? [] : [renderQuestion(view.question, view.heading, handlers)]),
    ...view.lists.map((list) => renderList(list, view.heading, handlers)),
    ...(view.closing.length === 0 ? [] : [element('div', { class: 'closing' }, ...view.closing.map(renderParagraph))]),
    ...renderActions(
      words.view.actions,
      others.filter((button) => styleOf(button) !== 'link'),
      handlers,
    ),
    ...(view.lists.some(({ cards }) => cards.length > 0) ? [renderSave(view)] : []),
    ...renderActions(
      words.view.standing,
      others.filter((button) => styleOf(button) === 'link'),
      handlers,
    ),
  ]
  return { heading, top: back.map((button) => renderButton(button, 'back', handlers.onButton)), parts }
}

function renderParagraph(line: Line): HTMLElement {
  return element('p', {}, renderLine(line))
}

function renderActions(label: string, actions: readonly Button[], { onButton }: Handlers): readonly HTMLElement[] {
  if (actions.length === 0) return []
  const items = actions.map((button) => element('li', {}, renderButton(button, styleOf(button), onButton)))
  return [element('ul', { class: 'actions', role: 'list', 'aria-label': label }, ...items)]
}

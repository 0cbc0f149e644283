import type { Button, View } from '../triage/View.ts'
import { element } from './element.ts'
import type { RenderedView } from './renderView.ts'
import { createTyping } from './typing.ts'
import { words } from './words.ts'

/** The parts of the widget that stand still while views come and go. */
export type Layout = {
  readonly root: HTMLElement
  readonly showView: (view: RenderedView, help: View['help'], onButton: (button: Button) => void) => void
  /** Moves the focus to a heading, which is thereby read out, and announces what it does not say. */
  readonly moveTo: (heading: HTMLElement, announcement: string) => void
  readonly announce: (text: string) => void
  /** One visible line about the connection; empty for none. */
  readonly showStatus: (text: string) => void
  /** Shows or hides what the page has put inside the element: the emergency numbers. */
  readonly showFallback: (isShown: boolean) => void
  readonly empty: () => void
}

/** Makes the layout. Help comes before the view for keyboard and ear, so that one step back from a heading reaches it; it stands at the foot of the screen. */
export function createLayout(options: {
  readonly onExit: () => void
  readonly onTyped: (text: string) => void
}): Layout {
  const exit = element('button', { type: 'button', class: 'exit' }, words.exit.label)
  exit.addEventListener('click', options.onExit)
  const helpText = element('p')
  const helpButton = element('button', { type: 'button', class: 'urgent' })
  let onHelp: () => void = () => undefined
  helpButton.addEventListener('click', () => onHelp())
  const help = element(
    'section',
    { class: 'help', 'aria-label': words.help.region, hidden: true },
    helpText,
    helpButton,
  )
  const announcement = element('p', { class: 'hidden', role: 'status' })
  const status = element('p', { class: 'status', role: 'status' })
  const fallback = element('div', { class: 'fallback' }, element('slot'))
  const view = element('div', { class: 'view' })
  const typing = createTyping(options.onTyped)
  const root = element(
    'div',
    { class: 'signpost' },
    element('div', { class: 'top' }, exit),
    help,
    announcement,
    status,
    fallback,
    view,
    typing,
  )
  return {
    root,
    showView(rendered, { text, button }, onButton) {
      view.replaceChildren(...rendered.parts)
      helpText.textContent = text
      helpButton.textContent = button.label
      onHelp = () => onButton(button)
      help.hidden = false
      typing.hidden = false
    },
    moveTo(heading, text) {
      announcement.textContent = text
      heading.focus({ preventScroll: true })
      heading.scrollIntoView({ block: 'start' })
    },
    announce(text) {
      announcement.textContent = text
    },
    showStatus(text) {
      status.textContent = text
    },
    showFallback(isShown) {
      fallback.hidden = !isShown
    },
    empty: () => root.remove(),
  }
}

import type { Button, View } from '../triage/View.ts'
import { element } from './element.ts'
import type { RenderedView } from './renderView.ts'
import { createTyping } from './typing.ts'
import { words } from './words.ts'

/** The parts of the widget that stand still while views come and go. */
export type Layout = {
  readonly root: HTMLElement
  /** Shows a view; with `hasNote`, what "Exit this page" does is said above it. */
  readonly showView: (
    view: RenderedView,
    help: View['help'],
    options: { readonly onHelp: (button: Button) => void; readonly hasNote: boolean },
  ) => void
  /** Moves the focus to a heading, which is thereby read out. */
  readonly moveTo: (heading: HTMLElement) => void
  /** Has something read out once. */
  readonly announce: (text: string) => void
  /** What there is to say about the connection, in the line that stays on the screen; empty for nothing. */
  readonly showStatus: (text: string) => void
  /** Shows or hides what the page has put inside the element: the emergency numbers. */
  readonly showFallback: (isShown: boolean) => void
  /** Puts typed words that could not be sent back into their box. */
  readonly giveBack: (text: string) => void
  readonly empty: () => void
}

const announcedForMilliseconds = 5_000

/** Makes the layout. Help comes before the view for keyboard and ear, so that one step back from a heading reaches it; it stands at the foot of the screen. */
export function createLayout(options: {
  readonly fallback: HTMLElement
  readonly heading: string | undefined
  readonly onExit: () => void
  readonly onTyped: (text: string) => void
}): Layout {
  const { fallback } = options
  const exit = element('button', { type: 'button', class: 'exit' }, words.exit.label)
  exit.addEventListener('click', options.onExit)
  const tools = element('div', { class: 'tools' }, exit)
  const status = element('p', { class: 'status', role: 'status' })
  const top = element('div', { class: 'top' }, tools, status)
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
  const note = element('p', { class: 'hint note', hidden: true }, words.exit.note)
  const view = element('div', { class: 'view' })
  const typing = createTyping(options.onTyped)
  const root = element(
    'div',
    { class: 'signpost', lang: 'en-GB', dir: 'ltr' },
    options.heading === undefined ? undefined : element('h2', { class: 'title' }, options.heading),
    top,
    note,
    help,
    announcement,
    fallback,
    view,
    typing.form,
  )
  let announcementTimer: ReturnType<typeof setTimeout> | undefined
  return {
    root,
    showView(rendered, { text, button }, { onHelp: openHelp, hasNote }) {
      tools.replaceChildren(...rendered.top, exit)
      view.replaceChildren(...rendered.parts)
      helpText.textContent = text
      helpButton.textContent = button.label
      onHelp = () => openHelp(button)
      help.hidden = false
      typing.form.hidden = false
      note.hidden = !hasNote
    },
    moveTo(heading) {
      heading.focus({ preventScroll: true })
      // To the line with "Exit this page", above the heading. Whatever the page around it has set, nothing moves by itself.
      root.scrollIntoView({ block: 'start', behavior: 'instant' })
    },
    announce(text) {
      announcement.textContent = text
      clearTimeout(announcementTimer)
      // Whoever reads on from here should not come upon it a second time.
      announcementTimer = setTimeout(() => (announcement.textContent = ''), announcedForMilliseconds)
    },
    showStatus(text) {
      // The same words again would be read out again.
      if (status.textContent !== text) status.textContent = text
    },
    showFallback(isShown) {
      fallback.hidden = !isShown
    },
    giveBack: typing.giveBack,
    empty: () => root.replaceChildren(),
  }
}

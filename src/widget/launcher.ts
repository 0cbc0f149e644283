import type { Chat } from './chat.ts'
import { element } from './element.ts'
import { firstWords } from './firstWords.ts'
import { loadChat } from './loadChat.ts'
import type { Settings } from './settings.ts'
import { createWaiting } from './waiting.ts'

/** Makes the button in the corner and the dialog that it opens. The conversation's script is loaded when it is first pressed. */
export function createLauncher(options: {
  readonly root: ShadowRoot
  readonly fallback: HTMLElement
  readonly settings: Settings
  readonly signal: AbortSignal
}): readonly HTMLElement[] {
  const { root, fallback, settings, signal } = options
  const label = settings.heading ?? firstWords.label
  const button = element('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog' }, label)
  const close = element('button', { type: 'button', class: 'close' }, firstWords.close)
  const waiting = createWaiting(settings.exitUrl, signal)
  const place = element('div', { class: 'place' }, waiting.element, fallback)
  const name = element('h2', { id: 'dialog-name' }, label)
  const dialog = element(
    'dialog',
    { lang: 'en-GB', dir: 'ltr', 'aria-labelledby': 'dialog-name' },
    element('div', { class: 'bar' }, name, close),
    place,
  )
  let chat: Promise<Chat | undefined> | undefined
  button.addEventListener('click', () => {
    dialog.showModal()
    chat ??= loadChat(waiting, signal).then((openChat) =>
      openChat?.({ root, place, fallback, settings, onCover, signal }),
    )
    void chat.then((opened) => opened?.focus())
  })
  close.addEventListener('click', () => dialog.close())
  return [button, dialog]

  /** The page's own heading may say what the conversation is about. */
  function onCover(heading: string | undefined): void {
    name.textContent = heading ?? label
  }
}

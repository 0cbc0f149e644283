import { createFallback } from './fallback.ts'
import { firstStyle } from './firstStyle.ts'
import { firstWords } from './firstWords.ts'
import { createLauncher } from './launcher.ts'
import { loadChat } from './loadChat.ts'
import { readSettings } from './settings.ts'
import { createWaiting } from './waiting.ts'

/** `<signpost-chat>`: what stands inside it is shown until the first view comes, and again whenever the server cannot be reached. */
export class SignpostChat extends HTMLElement {
  #removal = new AbortController()

  connectedCallback(): void {
    this.#removal = new AbortController()
    const { signal } = this.#removal
    const settings = readSettings(this)
    // A browser too old for this stops here, and goes on showing what stands inside the element.
    const style = firstStyle(settings.colour)
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [style]
    const fallback = createFallback(firstWords.emergency)
    if (settings.mode === 'launcher') {
      root.replaceChildren(...createLauncher({ root, fallback, settings, signal }))
      return
    }
    const waiting = createWaiting(settings.exitUrl, signal)
    root.replaceChildren(waiting.element, fallback)
    void loadChat(waiting, signal).then((openChat) => openChat?.({ root, place: root, fallback, settings, signal }))
  }

  disconnectedCallback(): void {
    this.#removal.abort()
  }
}

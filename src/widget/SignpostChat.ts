import type { Button, Tap, View } from '../triage/View.ts'
import { createDirectLineClient, type DirectLineClient, type Message } from './directLineClient.ts'
import { directLineRequests } from './directLineRequests.ts'
import { createLayout, type Layout } from './layout.ts'
import { renderView } from './renderView.ts'
import { style } from './style.ts'
import { words } from './words.ts'

const sendingShowsAfterMilliseconds = 1_000

/** `<signpost-chat>`: the conversation. What stands inside it is shown until the first view comes, and again whenever the server cannot be reached. */
export class SignpostChat extends HTMLElement {
  #layout: Layout | undefined
  #client: DirectLineClient | undefined
  #view: View | undefined
  #wasDown = false
  #pressed: string | undefined
  #sendingTimer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const layout = this.#layout ?? this.#attach()
    layout.showStatus(words.status.starting)
    this.#client = createDirectLineClient({
      // Beside the script, wherever a proxy may have put it.
      requests: directLineRequests(new URL('.', import.meta.url).href),
      onView: (view, { isRenewed }) => this.#show(view, isRenewed),
      onConnection: (isConnected) => this.#tellConnection(isConnected),
      onUnanswered: () => this.#settle(words.status.noAnswer),
    })
  }

  disconnectedCallback(): void {
    this.#client?.close()
    clearTimeout(this.#sendingTimer)
  }

  #attach(): Layout {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    this.#layout = createLayout({ onExit: () => this.#exit(), onTyped: (text) => this.#send({ kind: 'typed', text }) })
    root.append(this.#layout.root)
    return this.#layout
  }

  #show(view: View, isRenewed: boolean): void {
    const isFirst = this.#view === undefined
    this.#view = view
    this.#settle('')
    this.#wasDown = false
    const notices = isRenewed ? [words.status.renewed, ...view.notices] : view.notices
    const rendered = renderView(
      { ...view, notices },
      { onButton: (button) => this.#press(button), onTap: (id, tap) => this.#tap(id, tap) },
    )
    this.#layout?.showView(rendered, view.help, (button) => this.#press(button))
    // The focus moves to the heading, which is then read out; only what it does not say is announced beside it.
    if (isFirst) this.#layout?.announce(view.heading)
    else this.#layout?.moveTo(rendered.heading, notices.join(' '))
  }

  #press({ id, tap }: Button): void {
    this.#tap(id, tap)
  }

  #tap(id: string, tap: Tap): void {
    // A second press of the same button, while the first is on its way, is a slip of the hand.
    if (this.#view === undefined || this.#pressed === id) return
    this.#pressed = id
    this.#send({ kind: 'tapped', tap, contentVersion: this.#view.contentVersion })
  }

  #send(message: Message): void {
    clearTimeout(this.#sendingTimer)
    if (!this.#wasDown) {
      this.#sendingTimer = setTimeout(
        () => this.#layout?.showStatus(words.status.sending),
        sendingShowsAfterMilliseconds,
      )
    }
    this.#client?.send(message)
  }

  #settle(status: string): void {
    clearTimeout(this.#sendingTimer)
    this.#pressed = undefined
    this.#layout?.showStatus(status)
    if (this.#view !== undefined) this.#layout?.showFallback(false)
  }

  #tellConnection(isConnected: boolean): void {
    if (isConnected && !this.#wasDown) return
    this.#wasDown = !isConnected
    if (isConnected) this.#settle(words.status.online)
    else {
      this.#settle(words.status.offline)
      this.#layout?.showFallback(true)
    }
  }

  /** Leaves at once: nothing of the conversation stays on the page, in the tab or on the server, and "back" does not return to it. */
  #exit(): void {
    this.#client?.end()
    this.#layout?.empty()
    location.replace(words.exit.url)
  }
}

import type { Button, Tap, View } from '../triage/View.ts'
import { createCover } from './cover.ts'
import { createDirectLineClient, type Message } from './directLineClient.ts'
import { directLineRequests, type Refused } from './directLineRequests.ts'
import { createExit } from './exit.ts'
import { createLayout } from './layout.ts'
import { renderView, type RenderedView } from './renderView.ts'
import type { Settings } from './settings.ts'
import { style } from './style.ts'
import { isGreeting, topicLabel, topicTap } from './topic.ts'
import { words } from './words.ts'

/** The conversation as the first script knows it. */
export type Chat = {
  /** Moves the focus to what is shown now. */
  readonly focus: () => void
}

const sendingShowsAfterMilliseconds = 1_000

/** Opens the conversation in a place of the shadow root, until `signal` says that the element has gone. `fallback` is shown until there is a view, and whenever the server cannot be reached. */
export function openChat(options: {
  readonly root: ShadowRoot
  readonly place: ParentNode
  readonly fallback: HTMLElement
  readonly settings: Settings
  /** Is told what stands in place of a covered conversation, or that it is not covered: whatever names it elsewhere gives way. */
  readonly onCover?: (heading: string | undefined) => void
  readonly signal: AbortSignal
}): Chat {
  const { root, settings, signal } = options
  let view: View | undefined
  let rendered: RenderedView | undefined
  let isDown = false
  let isWaiting = false
  let downWords = ''
  let pressed: string | undefined
  let sendingTimer: ReturnType<typeof setTimeout> | undefined

  const exit = createExit({
    url: settings.exitUrl,
    words: words.exit,
    onPress: (text) => layout.announce(text),
    onLeave: forget,
    isShown: () => layout.root.getClientRects().length > 0,
    signal,
  })
  const layout = createLayout({
    fallback: options.fallback,
    heading: settings.mode === 'launcher' ? undefined : settings.heading,
    onExit: exit.leave,
    onTyped: (text) => send({ kind: 'typed', text }),
  })
  layout.root.dataset['mode'] = settings.mode
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet()]
  options.place.replaceChildren(layout.root)
  layout.showStatus(words.status.starting)
  const cover = createCover({
    root: layout.root,
    onLeave: exit.leave,
    onUncovered: focus,
    onCover: (heading) => options.onCover?.(heading),
    signal,
  })

  const client = createDirectLineClient({
    // Beside the script, wherever a proxy may have put it.
    requests: directLineRequests(new URL('.', import.meta.url).href),
    greeting: words.greeting,
    onView: (next, { isRenewed }) => show(next, isRenewed),
    onConnection: tellConnection,
    onUnanswered: () => settle(words.status.noAnswer),
    onGone: () => settle(words.status.gone),
    onNotKept: () => settle(''),
    onTooLong(message) {
      settle(words.status.tooLong)
      if (message.kind === 'typed') layout.giveBack(message.text)
    },
  })
  signal.addEventListener('abort', close)
  return { focus }

  function show(next: View, isRenewed: boolean): void {
    const isFirst = view === undefined
    view = next
    // A conversation without an answer needs no cover when it comes back.
    if (isFirst && isGreeting(next)) cover.lift()
    settle('')
    isDown = false
    const topic = topicLabel(settings.topic, view)
    const notices = [
      ...(isRenewed ? [words.status.renewed] : []),
      ...view.notices,
      ...(topic === undefined ? [] : [words.view.topic.replace('{topic}', () => topic)]),
    ]
    rendered = renderView({ ...view, notices }, { onButton: press, onTap: tap })
    layout.showView(rendered, view.help, { onHelp: press, hasNote: isGreeting(view) })
    // The focus moves to the heading, which is then read out; only what it does not say is announced beside it.
    if (isFirst && settings.mode !== 'launcher') layout.announce(view.heading)
    else {
      layout.announce(notices.join(' '))
      if (!cover.isCovering()) focus()
    }
  }

  function focus(): void {
    if (rendered !== undefined && !cover.isCovering()) layout.moveTo(rendered.heading)
  }

  function press({ id, tap: pressedTap }: Button): void {
    if (id === 'try-again' && client.tryAgain()) return waitForAnswer()
    tap(id, pressedTap)
  }

  function tap(id: string, tapped: Tap): void {
    // A second press of the same button, while the first is on its way, is a slip of the hand.
    if (view === undefined || pressed === id) return
    pressed = id
    send({ kind: 'tapped', tap: tapped, contentVersion: view.contentVersion })
  }

  function waitForAnswer(): void {
    clearTimeout(sendingTimer)
    isWaiting = true
    if (isDown) showDown()
    else sendingTimer = setTimeout(() => layout.showStatus(words.status.sending), sendingShowsAfterMilliseconds)
  }

  function send(message: Message): void {
    waitForAnswer()
    // The topic goes with the first thing a person does: until then nothing of theirs is anywhere.
    if (view !== undefined && settings.topic !== undefined && topicLabel(settings.topic, view) !== undefined) {
      const { contentVersion } = view
      client.send({ kind: 'tapped', tap: topicTap(settings.topic), contentVersion }, { isQuiet: true })
    }
    client.send(message)
  }

  function settle(status: string): void {
    clearTimeout(sendingTimer)
    pressed = undefined
    isWaiting = false
    layout.showStatus(status)
    if (view !== undefined) layout.showFallback(false)
  }

  function tellConnection(isConnected: boolean, refusal: Refused | undefined): void {
    if (isConnected && !isDown) return
    isDown = !isConnected
    if (isConnected) return settle(words.status.online)
    clearTimeout(sendingTimer)
    const help = refusal?.help
    const { offline, busy, tooMuch } = words.status
    downWords = help === undefined ? `${offline} ${emergencyLine()}` : `${refusal?.isTooMuch ? tooMuch : busy} ${help}`
    showDown()
    layout.showFallback(true)
  }

  /** Says what is wrong, with the emergency line, and that what was pressed meanwhile waits. */
  function showDown(): void {
    layout.showStatus(isWaiting ? `${words.status.waiting} ${downWords}` : downWords)
  }

  function emergencyLine(): string {
    return (view ?? words.greeting).help.text
  }

  /** Nothing of the conversation stays on the page, in the tab or on the server. */
  function forget(): void {
    client.end()
    layout.empty()
  }

  function close(): void {
    client.close()
    clearTimeout(sendingTimer)
  }
}

function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return sheet
}

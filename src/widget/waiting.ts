import { element } from './element.ts'
import { endConversation } from './endConversation.ts'
import { createExit } from './exit.ts'
import { firstWords } from './firstWords.ts'
import { forgetToken, readToken } from './savedToken.ts'

/** What stands in the place of the conversation while its script does not come: the way to leave, and why there is nothing else. */
export type Waiting = {
  readonly element: HTMLElement
  readonly show: () => void
  /** The conversation is there, and has its own way to leave. */
  readonly end: () => void
}

/** Makes it, hidden: mostly the script is there before anybody would see this. */
export function createWaiting(exitUrl: string, signal: AbortSignal): Waiting {
  const ending = new AbortController()
  const leave = element('button', { type: 'button', class: 'leave' }, firstWords.exit.label)
  const said = element('p', { role: 'status' })
  const pressed = element('p', { role: 'status' })
  const place = element('div', { class: 'waiting', lang: 'en-GB', dir: 'ltr', hidden: true }, leave, pressed, said)
  const exit = createExit({
    url: exitUrl,
    words: firstWords.exit,
    onPress: (text) => (pressed.textContent = text),
    onLeave: forget,
    isShown: () => place.getClientRects().length > 0,
    signal: AbortSignal.any([ending.signal, signal]),
  })
  leave.addEventListener('click', exit.leave)
  return {
    element: place,
    show() {
      // The numbers stand below, in what the page has put inside the element. The same words again would be read out again.
      place.hidden = false
      if (said.textContent === '') said.textContent = firstWords.offline
    },
    end: () => ending.abort(),
  }
}

/** The tab may keep a conversation from before a reload. */
function forget(): void {
  const token = readToken()
  if (token !== undefined) endConversation(token)
  forgetToken()
}

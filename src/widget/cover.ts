import { element } from './element.ts'
import { beginsCovered, saveCovered } from './savedToken.ts'
import { words } from './words.ts'

const coversAfterMilliseconds = 10 * 60_000
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchmove'] as const

/** What stands in place of a conversation that nobody has touched for ten minutes. */
export type Cover = {
  readonly isCovering: () => boolean
  /** Takes the cover away, because there is nothing to hide; the focus stays where it is. */
  readonly lift: () => void
}

/** Makes the cover. What it covers leaves the page, and comes back as it was. */
export function createCover(options: {
  readonly root: HTMLElement
  readonly onLeave: () => void
  readonly onUncovered: () => void
  /** Is told what stands in place of the conversation, or that nothing does. */
  readonly onCover: (heading: string | undefined) => void
  readonly signal: AbortSignal
}): Cover {
  const { root, signal } = options
  const carryOn = element('button', { type: 'button', class: 'submit' }, words.cover.carryOn)
  const leave = element('button', { type: 'button', class: 'action' }, words.cover.leave)
  const text = element('p', {}, words.cover.text)
  const page = element(
    'section',
    { class: 'cover', 'aria-labelledby': 'cover-heading' },
    element('h2', { id: 'cover-heading' }, words.cover.heading),
    text,
    element('div', { class: 'row' }, carryOn, leave),
    element('p', { class: 'hint' }, words.cover.emergency),
  )
  let covered: readonly ChildNode[] | undefined
  let lastTouched = Date.now()
  let timer = setTimeout(check, coversAfterMilliseconds)

  for (const touch of touches) addEventListener(touch, touched, { capture: true, passive: true, signal })
  // A computer that slept, or a tab that was hidden, shows nothing before it is looked at.
  document.addEventListener('visibilitychange', check, { signal })
  signal.addEventListener('abort', () => clearTimeout(timer))
  carryOn.addEventListener('click', () => {
    lift()
    options.onUncovered()
  })
  leave.addEventListener('click', options.onLeave)
  if (beginsCovered()) {
    clearTimeout(timer)
    text.textContent = words.cover.resumed
    cover()
  }
  return { isCovering: () => covered !== undefined, lift }

  function touched(): void {
    // Whoever comes back to a computer that slept moves the mouse first.
    if (!check()) lastTouched = Date.now()
  }

  /** Covers if it is time; answers whether it is covered. */
  function check(): boolean {
    if (covered !== undefined) return true
    const left = lastTouched + coversAfterMilliseconds - Date.now()
    clearTimeout(timer)
    if (left <= 0) cover()
    else timer = setTimeout(check, left)
    return left <= 0
  }

  function cover(): void {
    const shadow = root.getRootNode()
    const hadFocus = shadow instanceof ShadowRoot && shadow.activeElement !== null
    covered = [...root.childNodes]
    root.replaceChildren(page)
    saveCovered(true)
    options.onCover(words.cover.heading)
    if (hadFocus) carryOn.focus()
  }

  function lift(): void {
    if (covered === undefined) return
    root.replaceChildren(...covered)
    covered = undefined
    text.textContent = words.cover.text
    saveCovered(false)
    options.onCover(undefined)
    lastTouched = Date.now()
    timer = setTimeout(check, coversAfterMilliseconds)
  }
}

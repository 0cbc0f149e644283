import { words } from './words.ts'

const pressesToLeave = 3
const pressesWithinMilliseconds = 5_000

/** "Exit this page". */
export type Exit = {
  /** Leaves at once; "back" does not return. */
  readonly leave: () => void
}

/** Makes the exit, which pressing Shift three times in a row takes too; `onPress` is told what to read out while that happens. */
export function createExit(options: {
  readonly url: string
  readonly onPress: (text: string) => void
  readonly onLeave: () => void
  /** Whether the conversation can be seen: in a dialog that is closed, Shift is only Shift. */
  readonly isShown: () => boolean
  readonly signal: AbortSignal
}): Exit {
  let presses = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  // Caught before anything on the page can keep it from us.
  document.addEventListener('keydown', read, { capture: true, signal: options.signal })
  return { leave }

  function read({ key, repeat }: KeyboardEvent): void {
    if (repeat || !options.isShown()) return
    clearTimeout(timer)
    // Capital letters are typed with Shift: any other key begins the count anew.
    presses = key === 'Shift' ? presses + 1 : 0
    if (presses === pressesToLeave) return leave()
    if (presses > 0) options.onPress(presses === 1 ? words.exit.twoMore : words.exit.oneMore)
    timer = setTimeout(() => (presses = 0), pressesWithinMilliseconds)
  }

  function leave(): void {
    options.onLeave()
    try {
      // In a frame the whole page is left.
      ;(window.top ?? window).location.replace(options.url)
    } catch {
      location.replace(options.url)
    }
  }
}

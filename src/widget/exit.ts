import type { FirstWords } from '../triage/widgetWords.ts'

const pressesToLeave = 3
const pressesWithinMilliseconds = 3_000

/** "Exit this page". */
export type Exit = {
  /** Leaves at once; "back" does not return. */
  readonly leave: () => void
}

/** Makes the exit, which pressing Shift three times in a row takes too; `onPress` is told what to read out while that happens. */
export function createExit(options: {
  readonly url: string
  readonly words: Pick<FirstWords['exit'], 'twoMore' | 'oneMore'>
  readonly onPress: (text: string) => void
  readonly onLeave: () => void
  /** Whether the conversation can be seen: in a dialog that is closed, Shift is only Shift. */
  readonly isShown: () => boolean
  readonly signal: AbortSignal
}): Exit {
  let isAlone = false
  let presses: readonly number[] = []
  // Caught before anything on the page can keep it from us.
  const caught = { capture: true, signal: options.signal }
  document.addEventListener('keydown', readDown, caught)
  document.addEventListener('keyup', readUp, caught)
  document.addEventListener('pointerdown', beginAnew, caught)
  return { leave }

  function readDown({ key, repeat }: KeyboardEvent): void {
    if (key !== 'Shift') beginAnew()
    else if (!repeat) isAlone = true
  }

  /** Capital letters are typed with Shift, and text is selected with it: only a Shift with nothing else before it is let go counts. */
  function readUp({ key, timeStamp }: KeyboardEvent): void {
    if (key !== 'Shift' || !isAlone || !options.isShown()) return
    isAlone = false
    presses = [...presses.filter((pressed) => timeStamp - pressed < pressesWithinMilliseconds), timeStamp]
    if (presses.length === pressesToLeave) return leave()
    options.onPress(presses.length === 1 ? options.words.twoMore : options.words.oneMore)
  }

  function beginAnew(): void {
    isAlone = false
    presses = []
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

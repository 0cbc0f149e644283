/** A wait that can be cut short. */
export type Pause = { readonly wait: (milliseconds?: number) => Promise<void>; readonly wake: () => void }

/** Makes a pause: `wait` ends after the time given (never, without one) or at `wake`, whichever is first. */
export function createPause(): Pause {
  let wake: () => void = () => undefined
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    wake: () => wake(),
  }
}

const longestMilliseconds = 15_000

/** How long to wait after so many failures in a row: longer each time, never the same for two people at once. */
export function backOff(failures: number, random: () => number): number {
  if (failures === 0) return 0
  return Math.min(longestMilliseconds, 500 * 2 ** failures) * (0.5 + random() / 2)
}

/** A clock that each pause moves on, with the pauses that were made. */
export function aClock(random = 0) {
  let milliseconds = 0
  const pauses: number[] = []
  return {
    pauses,
    patience: {
      now: () => new Date(milliseconds),
      random: () => random,
      pause: async (wait: number) => {
        pauses.push(wait)
        milliseconds += wait
      },
    },
  }
}

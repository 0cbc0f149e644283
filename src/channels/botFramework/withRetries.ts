/** The clock, chance and patience that retries need. */
export type Patience = {
  readonly now: () => Date
  readonly random: () => number
  readonly pause: (milliseconds: number) => Promise<void>
}

/** Nothing is tried again later than this after it was tried first. */
export const totalMilliseconds = 15_000
/** One try may take this long: a connector that is slow and has taken a message would get it a second time. */
const tryMilliseconds = 10_000
const firstPauseMilliseconds = 400

/** What Bot Framework connectors answer when the same request may succeed a moment later. */
const passing: readonly unknown[] = [412, 429, 500, 502, 503, 504]

/**
 * Runs `attempt` until it succeeds: again after 412, 429, 500, 502, 503, 504, a time-out or a lost connection, with growing pauses of
 * random length, in 15 seconds at most. `attempt` gets how long it may take. Throws what the last try threw.
 */
export async function withRetries<T>(
  attempt: (timeoutMilliseconds: number) => Promise<T>,
  { now, random, pause }: Patience,
): Promise<T> {
  const endsAt = now().getTime() + totalMilliseconds
  const left = () => endsAt - now().getTime()
  for (let longest = firstPauseMilliseconds; ; longest *= 2) {
    try {
      return await attempt(Math.max(1, Math.min(tryMilliseconds, left())))
    } catch (error) {
      // Half of the pause is chance, so that many who were refused together do not come back together.
      const wait = Math.round(longest * (0.5 + random() / 2))
      if (!mayPass(error) || wait >= left()) throw error
      await pause(wait)
    }
  }
}

/** Whether an error of the connector's client is one that may pass; without a status it never got an answer. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { statusCode, code, name } = error as Error & { readonly statusCode?: unknown; readonly code?: unknown }
  if (statusCode !== undefined) return passing.includes(statusCode)
  return name === 'AbortError' || name === 'TimeoutError' || lost.includes(code)
}

const lost: readonly unknown[] = [
  'REQUEST_SEND_ERROR',
  'REQUEST_ABORTED_ERROR',
  'ECONNRESET',
  'ETIMEDOUT',
  'ECONNREFUSED',
]

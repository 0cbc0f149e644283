import { StoreUnavailable } from '../../redis/StoreUnavailable.ts'

/** Ends conversations, those that the store could not end when it was asked as soon as it answers again. */
export type EndWhenBack = {
  /** Throws what the store threw: then the end is still to come. */
  readonly end: (conversationId: string) => Promise<void>
  /** Whether a conversation was left, and its end is still to come. */
  readonly isToEnd: (conversationId: string) => boolean
  /** Ends now what is still to end: a store that was only slow is never back. Never throws. */
  readonly tryAgain: () => Promise<void>
}

const maximumWaiting = 10_000

/** Makes it. `end` deletes all there is of a conversation; `onBack` hears when the store answers again. */
export function createEndWhenBack(options: {
  readonly end: (conversationId: string) => Promise<void>
  readonly onBack: ((listener: () => void) => void) | undefined
}): EndWhenBack {
  const waiting = new Set<string>()
  options.onBack?.(() => void tryAgain())

  return {
    async end(conversationId) {
      try {
        await options.end(conversationId)
        waiting.delete(conversationId)
      } catch (error) {
        if (error instanceof StoreUnavailable && waiting.size < maximumWaiting) waiting.add(conversationId)
        throw error
      }
    },
    isToEnd: (conversationId) => waiting.has(conversationId),
    tryAgain,
  }

  async function tryAgain(): Promise<void> {
    for (const conversationId of waiting) {
      try {
        await options.end(conversationId)
        waiting.delete(conversationId)
      } catch {
        // The store has gone again: the next time.
        return
      }
    }
  }
}

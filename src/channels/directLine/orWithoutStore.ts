import { StoreUnavailable } from '../../redis/StoreUnavailable.ts'

/** Does a task, or something else where the store does not answer. */
export async function orWithoutStore<T, U>(task: () => Promise<T>, without: () => U): Promise<T | U> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof StoreUnavailable) return without()
    throw error
  }
}

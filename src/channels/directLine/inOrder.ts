/** Runs the tasks of one key one after another, those of different keys at the same time. */
export type InOrder = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** Makes a queue for each conversation: a "clear" waits for the tap before it, and what comes after finds nothing. */
export function createInOrder(): InOrder {
  const tails = new Map<string, Promise<unknown>>()
  return async function inOrder(key, task) {
    const before = tails.get(key) ?? Promise.resolve()
    const result = before.then(task)
    const tail = result.then(ignore, ignore)
    tails.set(key, tail)
    try {
      return await result
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}

function ignore(): void {
  // The caller of the failed task hears of it; the next task does not.
}

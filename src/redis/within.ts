import { StoreUnavailable } from './StoreUnavailable.ts'

/** Waits for an answer, but no longer than this; what comes later is dropped. */
export function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // A process that was busy looks once more at what has arrived before it gives up.
    const timer = setTimeout(
      () => setImmediate(() => reject(new StoreUnavailable('NoAnswerInTime'))),
      milliseconds,
    ).unref()
    answer.finally(() => clearTimeout(timer)).then(resolve, reject)
  })
}

import { Worker } from 'node:worker_threads'
import type { FolderSnapshot } from './ContentFolder.ts'

/** Reads folders without making anybody wait. */
export type SnapshotReader = {
  /** The folders as they are now, in the same order; rejects when the reader has failed. Whoever asks meanwhile gets the same reading. */
  readonly read: (roots: readonly string[]) => Promise<readonly FolderSnapshot[]>
}

/** Makes a reader with a thread of its own, which does not keep the process alive. */
export function createSnapshotReader(): SnapshotReader {
  let worker: Worker | undefined
  let reading: Promise<readonly FolderSnapshot[]> | undefined

  function ask(roots: readonly string[]): Promise<readonly FolderSnapshot[]> {
    worker ??= start()
    const asked = worker
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => {
        worker = undefined
        reject(error)
      }
      asked.once('error', failed)
      asked.once('message', (snapshots: readonly FolderSnapshot[]) => {
        asked.off('error', failed)
        resolve(snapshots)
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only windows have
      asked.postMessage(roots)
    })
  }

  return { read: (roots) => (reading ??= ask(roots).finally(() => (reading = undefined))) }
}

function start(): Worker {
  const worker = new Worker(new URL('snapshotWorker.ts', import.meta.url))
  worker.unref()
  return worker
}

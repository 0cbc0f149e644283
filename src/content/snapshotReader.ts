import { Worker } from 'node:worker_threads'
import type { FolderSnapshot } from './ContentFolder.ts'

/** Reads folders without making anybody wait. */
export type SnapshotReader = {
  /** The folders as they are now, in the same order; rejects when the reader has failed. One reading at a time. */
  readonly read: (roots: readonly string[]) => Promise<readonly FolderSnapshot[]>
}

/** Makes a reader with a thread of its own, which does not keep the process alive. */
export function createSnapshotReader(): SnapshotReader {
  let worker: Worker | undefined
  return {
    read: (roots) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const reading = worker
        const failed = (error: Error) => {
          worker = undefined
          reject(error)
        }
        reading.once('error', failed)
        reading.once('message', (snapshots: readonly FolderSnapshot[]) => {
          reading.off('error', failed)
          resolve(snapshots)
        })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only windows have
        reading.postMessage(roots)
      }),
  }
}

function start(): Worker {
  const worker = new Worker(new URL('snapshotWorker.ts', import.meta.url))
  worker.unref()
  return worker
}

import { parentPort } from 'node:worker_threads'
import { takeSnapshot } from './takeSnapshot.ts'

// A thread of its own: a shared drive that hangs must not keep anybody from emergency help.
parentPort?.on('message', (roots: readonly string[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only windows have
  parentPort?.postMessage(roots.map(takeSnapshot))
})

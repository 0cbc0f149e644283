import { parentPort } from 'node:worker_threads'
import { takeSnapshot } from './takeSnapshot.ts'

// A thread of its own: a shared drive that hangs must not keep anybody from emergency help.
parentPort?.on('message', (roots: readonly string[]) => parentPort?.postMessage(roots.map(takeSnapshot)))

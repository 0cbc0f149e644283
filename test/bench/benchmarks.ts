import type { Benchmark } from './Measurement.ts'

/** Every benchmark: a name for `--only`, what it measures, and how to load it, which takes a while. */
export const benchmarks: readonly {
  readonly name: string
  readonly measures: string
  readonly load: () => Promise<Benchmark>
}[] = [
  {
    name: 'start-up',
    measures: 'the server process from its start to its first answer',
    load: async () => (await import('./startUp.ts')).startUp,
  },
  {
    name: 'turn',
    measures: 'one tapped turn in process: session, machine and view, without a channel',
    load: async () => (await import('./turn.ts')).turn,
  },
  {
    name: 'words',
    measures: 'understanding one typed line, without a session or a view',
    load: async () => (await import('./words.ts')).words,
  },
  {
    name: 'find',
    measures: 'findServices among 50, 1,000, 10,000 and 100,000 generated services',
    load: async () => (await import('./find.ts')).find,
  },
  {
    name: 'direct-line',
    measures: `a Direct Line turn (reply on the WebSocket) beside the echo bot, bare restify and ws, and a bare restify JSON POST, 20 clients each`,
    load: async () => (await import('./directLine.ts')).directLine,
  },
  {
    name: 'messages',
    measures: `a whole turn through /api/messages beside the SDK's echo bot and a waterfall, 20 clients each`,
    load: async () => (await import('./messages.ts')).messages,
  },
  {
    name: 'processes',
    measures: `web chat turns with one and two processes on Redis, 20 clients in all`,
    load: async () => (await import('./processes.ts')).processes,
  },
  {
    name: 'memory',
    measures: 'memory of the server per idle session and per open socket, at 1,000 and 5,000 of them',
    load: async () => (await import('./memory.ts')).memory,
  },
  {
    name: 'widget',
    measures: 'bytes and time to the first question in Chromium, beside Web Chat (median of nine)',
    load: async () => (await import('./widget.ts')).widget,
  },
]

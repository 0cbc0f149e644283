import { setTimeout as pause } from 'node:timers/promises'
import { mainFacets } from '../../src/facets.ts'
import type { Benchmark, Measurement } from './Measurement.ts'
import { openConversation } from './openConversation.ts'
import { rows } from './rows.ts'
import { startMeasured, type Measured } from './startMeasured.ts'

const counts = [1000, 5000] as const
const atOnce = 50
/** After so many conversations no more code is compiled, and what all of them share is there. */
const warmUp = 2000

/** Every counter and timer of a turn has run out by then: the longest is the minute in which requests are counted. */
const settleMilliseconds = 70_000
/** What is kept so that a lost connection can catch up is gone after half an hour: the server takes it to be later. */
const laterMilliseconds = 31 * 60 * 1000

/** What one session and one open socket take, of the server's own memory after it has collected its garbage. */
export const memory: Benchmark = {
  async run(progress) {
    const kinds = [
      { name: 'idle session' as const, open: openSession },
      { name: 'open socket' as const, open: openSocket },
    ]
    const trials = await Promise.all(
      kinds.flatMap(({ name, open }) =>
        counts.map(async (count) => ({ name, open, count, server: await startMeasured() })),
      ),
    )
    try {
      for (const { server } of trials) await openMany(warmUp, async () => openSession(server))
      await settle(trials, (text) => progress(`warming up: ${text}`))
      const before = await Promise.all(trials.map(async ({ server }) => usageOf(server)))
      for (const { name, open, count, server } of trials) {
        progress(`${count} times one ${name}`)
        await openMany(count, async () => open(server))
      }
      await settle(trials, progress)
      const after = await Promise.all(trials.map(async ({ server }) => usageOf(server)))
      return trials.map(({ name, count }, place): Measurement => {
        const grown = (key: 'heldBytes' | 'residentBytes') =>
          ((after[place]?.[key] ?? 0) - (before[place]?.[key] ?? 0)) / count / 1024
        return {
          name: rows.memory(name, count),
          figures: { 'KB held': grown('heldBytes'), 'KB resident': grown('residentBytes') },
        }
      })
    } finally {
      await Promise.all(trials.map(async ({ server }) => server.stop()))
    }
  },
}

/** A whole conversation up to the results; then its page is closed. */
async function openSession({ address }: Measured): Promise<void> {
  const { turn, close } = await openConversation(address)
  for (const _ of mainFacets) await turn()
  close()
}

/** A conversation that has shown its first question, with its stream open. */
async function openSocket({ address }: Measured): Promise<void> {
  await openConversation(address)
}

async function openMany(count: number, open: () => Promise<void>): Promise<void> {
  for (let opened = 0; opened < count; opened += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, open))
  }
}

async function settle(
  trials: readonly { readonly server: Measured }[],
  progress: (text: string) => void,
): Promise<void> {
  progress(`waiting ${settleMilliseconds / 1000} seconds until all is idle`)
  for (const { server } of trials) await server.usage({ collect: false, laterMilliseconds })
  await pause(settleMilliseconds)
}

async function usageOf(server: Measured) {
  return server.usage({ collect: true })
}

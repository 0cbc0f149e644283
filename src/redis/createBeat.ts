import { randomUUID } from 'node:crypto'
import type { Link } from './openLink.ts'
import { reasonOf } from './reasonOf.ts'
import { within } from './within.ts'

/** A person waits for up to six answers of Redis in a row, and must have emergency help within two seconds. */
export const answerMilliseconds = 300
/** A connection that is silent for this long is given up for another. */
export const silenceMilliseconds = 2_000

const probeSeconds = 10
/** As large as the largest write of a turn: a Redis that has room for small things alone is full. */
const filling = '0'.repeat(32 * 1024)

/** Makes a check of a link: one write, and one message to ourselves. It calls `onDoubt` when that takes long, and throws when there is no hope. */
export async function createBeat(link: Link, onDoubt: (reason: string) => void): Promise<() => Promise<void>> {
  const name = `signpost:beat:${randomUUID()}`
  let hear = () => {}
  await within(
    silenceMilliseconds,
    link.subscribe(name, () => hear()),
  )

  return async function beat() {
    const heard = new Promise<void>((resolve) => (hear = resolve))
    const answered = Promise.all([
      link.send(name, ['SET', name, filling, 'EX', String(probeSeconds)]),
      link.send(undefined, ['PUBLISH', name, '']),
      heard,
    ])
    try {
      await within(answerMilliseconds, answered)
    } catch (error) {
      onDoubt(reasonOf(error))
      await within(silenceMilliseconds, answered)
    }
  }
}

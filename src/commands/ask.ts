import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Asks a person at the terminal; undefined when the input has ended. */
export type Ask = (question: string) => Promise<string | undefined>

/** Asks on standard output while `use` runs; the answers are the lines of `typed`. */
export async function withAsking<T>(use: (ask: Ask) => Promise<T>, typed: Readable = process.stdin): Promise<T> {
  const input = createInterface({ input: typed })
  const lines = input[Symbol.asyncIterator]()
  try {
    return await use(async (question) => {
      process.stdout.write(`${question} `)
      const { value, done } = await lines.next()
      if (!process.stdin.isTTY) process.stdout.write('\n')
      return done === true ? undefined : value.trim()
    })
  } finally {
    input.close()
  }
}

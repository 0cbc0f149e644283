import { createInterface } from 'node:readline'

/** Asks a person at the terminal; undefined when the input has ended. */
export type Ask = (question: string) => Promise<string | undefined>

/** Asks on standard input and output while `use` runs. */
export async function withAsking<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  const input = createInterface({ input: process.stdin })
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
    process.stdin.unref()
  }
}

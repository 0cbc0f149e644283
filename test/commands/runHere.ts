import { Readable } from 'node:stream'
import { jest } from '@jest/globals'
import { ContentError } from '../../src/content/ContentError.ts'
import type { Environment } from '../../src/commands/Environment.ts'
import { UsageError } from '../../src/commands/UsageError.ts'

type Command = (args: readonly string[], environment: Environment) => Promise<number>

/** Runs a command in this process, as `cli.ts` does; gives what it says and its exit code. */
export async function runHere(
  command: Command,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  input: readonly string[],
): Promise<{ readonly output: string; readonly code: number }> {
  const said: string[] = []
  const log = jest.spyOn(console, 'log').mockImplementation((text: unknown) => void said.push(`${String(text)}\n`))
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const typed = Readable.from(input.map((line) => `${line}\n`))
  try {
    const code = await command(args, { trustName: undefined, settings, settingProblems: [], typed })
    return { output: said.join(''), code }
  } catch (error) {
    if (!(error instanceof ContentError || error instanceof UsageError)) throw error
    return { output: error.message, code: error instanceof UsageError ? 2 : 1 }
  } finally {
    log.mockRestore()
    write.mockRestore()
  }
}

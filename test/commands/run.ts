import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'

/** Runs a command of the project with these lines as its input; gives what it says and its exit code. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input: readonly string[] = [],
): Promise<{ readonly output: string; readonly code: number | null }> {
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli.ts'), ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], ...environment },
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(input.map((line) => `${line}\n`).join(''))
  const [code] = (await once(child, 'close')) as [number | null]
  return { output: Buffer.concat(chunks).toString('utf8'), code }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../redis/support/startRedis.ts'
import { projectRoot } from '../../support/realContent.ts'

/** The server as `npm start` runs it, with these settings alone; `node` are words for Node itself. */
export async function startSignpost(
  settings: Readonly<Record<string, string>>,
  node: readonly string[] = [],
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const port = await freePort()
  const program = spawn(process.execPath, [...node, 'src/signpost.cjs'], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], PORT: String(port), TRUST_NAME: 'Anytown Hospitals NHS Trust', ...settings },
  })
  const ended = once(program, 'close')
  const output: string[] = []
  const started = new Promise<boolean>((resolve) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output.push(chunk.toString())
        if (output.join('').includes('is running. Open')) resolve(true)
      })
    }
  })
  if (!(await Promise.race([started, ended.then(() => false)])))
    throw new Error(`the server did not start: ${output.join('')}`)
  return {
    port,
    async stop() {
      program.kill('SIGKILL')
      await ended
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { projectRoot } from '../../support/realContent.ts'

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

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

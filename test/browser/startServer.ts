import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '../support/realContent.ts'

/** The real server, as `npm start` runs it. */
export type RunningServer = { readonly address: string; readonly port: number; readonly stop: () => Promise<void> }

/** Starts the real server as a program of its own, on a free port unless one is given, and waits until it listens. */
export async function startServer({ port = 0 }: { readonly port?: number } = {}): Promise<RunningServer> {
  const program = spawn(process.execPath, ['src/main.ts'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, PORT: String(port), TRUST_NAME: 'Anytown Hospitals NHS Trust' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(program, 'exit')
  const output: string[] = []
  const listening = new Promise<number>((resolve) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (text: Buffer) => {
        output.push(text.toString())
        const [, given] = /Open http:\/\/localhost:(\d+)/.exec(output.join('')) ?? []
        if (given !== undefined) resolve(Number(given))
      })
    }
  })
  const taken = await Promise.race([listening, ended.then(() => undefined)])
  if (taken === undefined) throw new Error(`the server did not start: ${output.join('')}`)
  return {
    address: `http://localhost:${taken}`,
    port: taken,
    async stop() {
      program.kill('SIGKILL')
      await ended
    },
  }
}

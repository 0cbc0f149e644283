import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '../../src/commands/projectRoot.ts'

/** The real server, as `npm start` runs it. */
export type RunningServer = {
  readonly address: string
  readonly port: number
  readonly ended: Promise<unknown>
  /** Kills it, or asks it to end. */
  readonly stop: (signal?: 'SIGKILL' | 'SIGTERM') => Promise<void>
}

/** Starts the real server as a program of its own, on a free port unless one is given, and waits until it listens; `say` is told what it prints from then on. `program` is another one that says where it listens. */
export async function startServer(
  options: {
    readonly port?: number
    readonly environment?: Readonly<Record<string, string | undefined>>
    readonly say?: (text: string) => void
    readonly program?: string
  } = {},
): Promise<RunningServer> {
  const { port = 0, environment = {}, say = () => {}, program: file = 'src/main.ts' } = options
  const program = spawn(process.execPath, [file], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      TRUST_NAME: 'Anytown Hospitals NHS Trust',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(program, 'exit')
  const output: string[] = []
  let isListening = false
  const listening = new Promise<number>((resolve) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (text: Buffer) => {
        if (isListening) return say(text.toString())
        output.push(text.toString())
        const [, given] = /Open http:\/\/localhost:(\d+)/.exec(output.join('')) ?? []
        if (given === undefined) return
        isListening = true
        resolve(Number(given))
      })
    }
  })
  const taken = await Promise.race([listening, ended.then(() => undefined)])
  if (taken === undefined) throw new Error(`the server did not start: ${output.join('')}`)
  return {
    address: `http://localhost:${taken}`,
    port: taken,
    ended,
    async stop(signal = 'SIGKILL') {
      program.kill(signal)
      await ended
    },
  }
}

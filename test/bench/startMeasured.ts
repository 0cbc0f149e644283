import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import type { Ask, Usage } from './probe.ts'

/** A server in a process of its own that says what it uses. */
export type Measured = {
  readonly address: string
  readonly usage: (ask?: Ask) => Promise<Usage>
  readonly stop: () => Promise<void>
}

/** A few clients stand for thousands of people, who would not be held back. */
const limits = {
  MAXIMUM_REQUESTS_PER_ADDRESS: '100000000',
  MAXIMUM_REQUESTS_PER_CONVERSATION: '100000000',
  MAXIMUM_TOKENS_PER_ADDRESS: '100000000',
  MAXIMUM_SOCKETS_PER_ADDRESS: '20000',
}

/** Starts a program that says where it listens, Signpost unless another is named. Rejects when it ends instead. */
export async function startMeasured(
  program = 'src/main.ts',
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const child = spawn(process.execPath, ['--import', './test/bench/probe.ts', program], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, PORT: '0', TRUST_NAME: 'Anytown Hospitals NHS Trust', ...limits, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = once(child, 'exit')
  const output: string[] = []
  let isListening = false
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        if (isListening) return
        output.push(text.toString())
        const [, address] = /Open (http:\/\/localhost:\d+)/.exec(output.join('')) ?? []
        if (address === undefined) return
        isListening = true
        resolve(address)
      })
    }
  })
  const address = await Promise.race([listening, ended.then(() => undefined)])
  if (address === undefined) throw new Error(`${program} did not start: ${output.join('')}`)
  return {
    address,
    async usage(ask = { collect: false }) {
      const answered = once(child, 'message')
      child.send(ask)
      const [usage] = (await answered) as [Usage]
      return usage
    },
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

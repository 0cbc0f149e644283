import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../../support/realContent.ts'

/** The whole program as a process; `until` resolves when its output holds some words, or rejects when it ends first. */
export function run(
  environment: Readonly<Record<string, string>>,
  root = projectRoot,
  nodeOptions: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'src', 'main.ts')], {
    env: { PATH: process.env['PATH'], ...environment },
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const listener of listeners) listener()
    })
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  const until = (words: string) =>
    new Promise<string>((resolve, reject) => {
      const check = () => output.includes(words) && resolve(output)
      listeners.add(check)
      check()
      void ended.then(() => reject(new Error(`ended before it said "${words}": ${output}`)))
    })
  return { child, ended, until, output: () => output }
}

/** The program once it listens, on free ports. */
export async function startProgram(
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
) {
  const metricsPort = await freePort()
  const program = run({ PORT: '0', METRICS_PORT: String(metricsPort), ...environment }, projectRoot, nodeOptions)
  const started = await program.until('/metrics')
  const port = Number(/Open http:\/\/localhost:(\d+)/.exec(started)?.[1])
  return {
    ...program,
    port,
    address: `http://127.0.0.1:${port}`,
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    async stop() {
      program.child.kill('SIGKILL')
      await program.ended
    },
  }
}

export type Program = Awaited<ReturnType<typeof startProgram>>

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

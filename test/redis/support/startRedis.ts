import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { redisServerPath } from '../../redisSuites.mjs'

/** A real Redis of a test's own, without persistence, on a port that stays its own when it is started again. */
export type TestRedis = {
  readonly url: string
  readonly port: number
  /** Runs one command over a connection of its own. */
  readonly ask: (...command: string[]) => Promise<unknown>
  /** Makes time pass for everything that has an end. */
  readonly pass: (seconds: number) => Promise<void>
  /** Makes it stand still, as a machine that hangs does, and go on. */
  readonly pause: () => void
  readonly resume: () => void
  /** Kills it: nothing of what it held is left. */
  readonly kill: () => Promise<void>
  readonly startAgain: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a redis-server; `more` is added to its command line. */
export async function startRedis(more: readonly string[] = []): Promise<TestRedis> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'signpost-redis-'))
  const run = () =>
    startProgram([
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
      ...more,
    ])
  let program = await run()
  const kill = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return
    const ended = once(program, 'exit')
    program.kill('SIGKILL')
    await ended
  }
  return {
    url,
    port,
    ask: (...command) => ask(url, command),
    pass: (seconds) => ask(url, ['EVAL', passing, '0', String(seconds * 1000)]).then(() => undefined),
    pause: () => void program.kill('SIGSTOP'),
    resume: () => void program.kill('SIGCONT'),
    kill,
    async startAgain() {
      program = await run()
    },
    async stop() {
      await kill()
      await rm(folder, { recursive: true })
    },
  }
}

const passing = `
  for _, key in ipairs(redis.call('KEYS', '*')) do
    local left = redis.call('PTTL', key)
    if left > 0 then
      -- What was written within this second has begun to end already.
      local rounded = math.ceil(left / 1000) * 1000
      redis.call('PEXPIRE', key, rounded - ARGV[1])
    end
  end`

/** Starts it and waits until it takes connections. */
async function startProgram(options: readonly string[]): Promise<ChildProcess> {
  const program = spawn(redisServerPath ?? 'redis-server', [...options, '--daemonize', 'no'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    program.on('error', reject)
    program.on('exit', () => reject(new Error(`redis-server ended: ${output}`)))
    program.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      if (/Ready to accept connections/.test(output)) resolve()
    })
  })
  return program
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function ask(url: string, command: readonly string[]): Promise<unknown> {
  const client = createClient({ url })
  await client.connect()
  try {
    return await client.sendCommand([...command])
  } finally {
    client.destroy()
  }
}

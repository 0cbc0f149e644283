import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../../../src/commands/projectRoot.ts'

const program = join(projectRoot, 'test/teams-playground/node_modules/@microsoft/m365agentsplayground/cli.js')

/** The Microsoft 365 Agents Playground, which stands in for Teams, in front of a bot on this machine. */
export async function startPlayground(botAddress: string) {
  const port = await freePort()
  const args = ['start', '-e', `${botAddress}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt', 'true']
  const playground = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(playground, 'exit')
  const said: string[] = []
  const listening = new Promise<true>((resolve) => {
    for (const stream of [playground.stdout, playground.stderr]) {
      stream.on('data', (text: Buffer) => {
        said.push(text.toString())
        if (said.join('').includes(`Listening on ${port}`)) resolve(true)
      })
    }
  })
  const isListening = await Promise.race([listening, ended.then(() => false)])
  if (!isListening) throw new Error(`the Playground did not start: ${said.join('')}`)
  return {
    address: `http://localhost:${port}`,
    async stop() {
      playground.kill('SIGKILL')
      await ended
    },
  }
}

/** A port that nobody has just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

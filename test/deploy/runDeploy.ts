import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'
import { az } from './standIns/az.ts'
import { emptyCloud, type Cloud } from './standIns/cloud.ts'
import { curl, npm, sleep, type Call } from './standIns/tools.ts'

/** What came of one run of deploy.sh: its exit status, all it printed, and the cloud as it was then. */
export type Run = { readonly status: number; readonly output: string; readonly cloud: Cloud }

/** A place where deploy.sh runs against stand-ins: a copy of the project, a home folder and a cloud. */
export type Place = {
  readonly folder: string
  readonly home: string
  readonly cloud: Cloud
  readonly run: (command: string, answers?: readonly string[]) => Promise<Run>
}

const programs = {
  az: (cloud: Cloud, { given }: Call) => az(cloud, given),
  npm,
  curl,
  sleep,
}

const roots: string[] = []

/** Deletes every place that was made. */
export function removePlaces(): void {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
}

/** Makes such a place; the programs named stand in for the real ones. */
export function createPlace(given: Partial<Cloud> = {}, standIns = Object.keys(programs)): Place {
  const root = mkdtempSync(join(tmpdir(), 'signpost-deploy-'))
  roots.push(root)
  const [folder, home, bin] = [join(root, 'project'), join(root, 'home'), join(root, 'bin')]
  for (const each of [folder, home, bin]) mkdirSync(each)
  for (const part of ['src', 'flows', 'services-catalog', 'deploy', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true })
  }
  for (const name of standIns) {
    writeFileSync(join(bin, name), callingHome(name))
    chmodSync(join(bin, name), 0o755)
  }
  const cloud = { ...structuredClone(emptyCloud), ...given }
  const run = async (command: string, answers: readonly string[] = []) => {
    const server = createServer((socket) => answerCalls(socket, cloud))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const env = {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      HOME: home,
      CALL_HOME: String(port),
      // What the real npm has fetched before need not be fetched again; a machine behind a proxy has an authority of its own.
      npm_config_cache: join(process.env['HOME'] ?? home, '.npm'),
      NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] ?? '',
    }
    try {
      const [status, output] = await runBash(folder, command, answers, env)
      return { status, output, cloud: structuredClone(cloud) }
    } finally {
      server.close()
    }
  }
  return { folder, home, cloud, run }
}

/** A program that sends its arguments to the test and does what it is told: starting Node for each would take minutes. */
function callingHome(name: string): string {
  return `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$CALL_HOME"
printf '%s\\0' ${name} "$PWD" "\${MicrosoftAppId:-}" "\${PUBLIC_URL:-}" "\${TRUST_NAME:-}" "$@" >&3
printf '\\n' >&3
read -r status <&3
if [ "$status" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$status"
`
}

function answerCalls(socket: Socket, cloud: Cloud): void {
  const received: Buffer[] = []
  socket.on('error', () => {})
  socket.on('data', (part: Buffer) => {
    received.push(part)
    const text = Buffer.concat(received).toString()
    if (!text.endsWith('\0\n')) return
    const [name = '', folder = '', ...rest] = text.slice(0, -2).split('\0')
    try {
      const program = programs[name as keyof typeof programs]
      socket.end(`0\n${program(cloud, { folder, settings: rest.slice(0, 3), given: rest.slice(3) }) ?? ''}`)
    } catch (error) {
      socket.end(`1\n${error instanceof Error ? error.message : String(error)}\n`)
    }
  })
}

function runBash(
  cwd: string,
  command: string,
  answers: readonly string[],
  env: Record<string, string>,
): Promise<[number, string]> {
  const shell = spawn('bash', ['deploy/azure/deploy.sh', ...command.split(' ')], { cwd, env })
  const output: string[] = []
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (text: Buffer) => output.push(text.toString()))
  // A script that needs no answers may be gone before they are written.
  shell.stdin.on('error', () => {})
  shell.stdin.end(answers.map((answer) => `${answer}\n`).join(''))
  return new Promise((resolve) => {
    shell.once('close', (status) => resolve([status ?? -1, output.join('')]))
  })
}

import { once } from 'node:events'
import { createServer } from 'node:net'
import { buildWidget } from '../../server/buildWidget.ts'
import { ask } from '../checks/ask.ts'
import { ok, warning, wrong, type Result } from '../checks/Check.ts'
import type { Plan } from './Plan.ts'

/** A process with everybody in it needs about as much as this. */
const neededMegabytes = 300

/** The Node that runs: `signpost.cjs` has refused one that is too old. */
export async function checkNode(): Promise<Result> {
  return ok(`Node ${process.version}`)
}

/** Whether there is room for a process. */
export async function checkMemory({ freeMegabytes }: Plan): Promise<Result> {
  if (freeMegabytes >= neededMegabytes) return ok(`${String(freeMegabytes)} MB are free`)
  return warning(
    `${String(freeMegabytes)} MB of memory are free, and a process wants ${String(neededMegabytes)} MB.`,
    'Give the machine or the container more, or stop what it does not need.',
  )
}

/** Whether the port is free. */
export async function checkOwnPort({ config: { PORT: port } }: Plan): Promise<Result> {
  const failure = await listenFailure(port)
  if (failure === undefined) return ok(port === 0 ? 'any free one' : `port ${String(port)} is free`)
  if (failure === 'EACCES')
    return wrong(
      `Port ${String(port)} needs rights that this account does not have.`,
      'Set PORT to a number from 1024 up, and let the proxy lead there.',
    )
  if (await isSignpost(port))
    return warning(
      `A Signpost runs on port ${String(port)} already.`,
      'Stop it before you start another, or set PORT to another number.',
    )
  return wrong(
    `Port ${String(port)} is in use by another program (${failure}).`,
    'Stop that program, or set PORT to another number and let the proxy lead there.',
  )
}

/** Whether the web chat can be served. */
export async function checkWidgetBuild(): Promise<Result> {
  try {
    await buildWidget()
    return ok('the web chat is built')
  } catch (error) {
    return wrong(
      error instanceof Error ? error.message : String(error),
      'Run "npm ci" again: the install may be half done.',
    )
  }
}

async function listenFailure(port: number): Promise<string | undefined> {
  const server = createServer()
  const failed = once(server, 'error').then(([error]) => (error as NodeJS.ErrnoException).code ?? 'unknown')
  const listening = once(server.listen(port), 'listening').then(() => undefined)
  const failure = await Promise.race([failed, listening.catch(() => failed)])
  server.close()
  return failure
}

async function isSignpost(port: number): Promise<boolean> {
  const answer = await ask(`http://127.0.0.1:${String(port)}/healthz`, { waitMilliseconds: 2_000 }).catch(
    () => undefined,
  )
  return answer?.text.includes('"alive"') === true
}

import { connect } from 'node:net'
import { ok, wrong, type Result } from './Check.ts'

/** Whether anything takes connections at a port. */
export async function checkPort(host: string, port: number, waitMilliseconds = 10_000): Promise<Result> {
  const failure = await connectionFailure(host, port, waitMilliseconds)
  if (failure === undefined) return ok(`port ${String(port)} takes connections`)
  if (failure === 'ECONNREFUSED')
    return wrong(
      `${host} refuses connections to port ${String(port)}: no program listens there.`,
      'Is the proxy or web server running, and does it listen on this port? A firewall may also refuse.',
    )
  return wrong(
    `${host} does not answer on port ${String(port)} (${failure}).`,
    'A firewall may drop the connection, or the address may be of another network. If this machine reaches the internet through a proxy alone, run this elsewhere.',
  )
}

function connectionFailure(host: string, port: number, waitMilliseconds: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: waitMilliseconds })
    const end = (failure: string | undefined) => {
      socket.destroy()
      resolve(failure)
    }
    socket.once('connect', () => end(undefined))
    socket.once('timeout', () => end('timed out'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

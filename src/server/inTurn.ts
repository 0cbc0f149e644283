import type { Socket } from 'node:net'
import type { Next, Request, Response } from 'restify'

/** More requests than this sent ahead on one connection are nothing that a browser or a proxy does. */
const maximumWaiting = 200

/**
 * Makes what answers the requests of one connection one after another: whoever sends many ahead waits for their own, others do not, and nothing
 * is made for a client that does not read.
 */
export function createInTurn(): (request: Request, response: Response, next: Next) => void {
  /** What waits behind the request that is under way. */
  const lines = new WeakMap<Socket, (() => void)[]>()

  function begin(socket: Socket, response: Response, next: Next): void {
    response.once('close', () => {
      const following = lines.get(socket)?.shift()
      if (following === undefined || socket.destroyed) lines.delete(socket)
      // After what other connections have sent meanwhile.
      else setImmediate(following)
    })
    next()
  }

  return function inTurn(request, response, next) {
    const { socket } = request
    const line = lines.get(socket)
    if (line === undefined) {
      lines.set(socket, [])
      begin(socket, response, next)
    } else if (line.length < maximumWaiting) line.push(() => begin(socket, response, next))
    else socket.destroy()
  }
}

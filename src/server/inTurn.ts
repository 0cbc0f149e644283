import type { Socket } from 'node:net'
import type { Next, Request, Response } from 'restify'

/** More requests than this sent ahead on one connection are nothing that a browser or a proxy does. */
const maximumWaiting = 200

type Waiting = { readonly last: Promise<void>; readonly count: number }

/**
 * Makes what answers the requests of one connection one after another: whoever sends many ahead waits for their own, others do not, and nothing
 * is made for a client that does not read.
 */
export function createInTurn(): (request: Request, response: Response, next: Next) => void {
  const connections = new WeakMap<Socket, Waiting>()
  return function inTurn(request, response, next) {
    const { socket } = request
    const before = connections.get(socket)
    const count = (before?.count ?? 0) + 1
    if (count > maximumWaiting) {
      socket.destroy()
      return next(false)
    }
    const last = new Promise<void>((resolve) => {
      response.once('close', () => {
        const now = connections.get(socket)
        if (now !== undefined) connections.set(socket, { ...now, count: now.count - 1 })
        resolve()
      })
    })
    connections.set(socket, { last, count })
    if (before === undefined || count === 1) return next()
    void before.last.then(() => next(socket.destroyed ? false : undefined))
  }
}

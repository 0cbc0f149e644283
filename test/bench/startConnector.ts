import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands for the Bot Framework's connector: takes what bots send and answers an id. */
export type Connector = {
  readonly address: string
  /** How many messages it has taken. */
  readonly taken: () => number
  readonly stop: () => void
}

/** Starts it on any free port of this machine. */
export async function startConnector(): Promise<Connector> {
  let taken = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      taken += 1
      const body = `{"id":"message-${taken}"}`
      response.setHeader('Content-Type', 'application/json')
      response.end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken: () => taken,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

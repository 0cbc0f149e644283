import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to the server that can be spoilt. */
export type Proxy = {
  readonly address: string
  /** Cuts every connection and lets no new one through. */
  readonly cut: () => void
  readonly restore: () => void
  /** How many WebSockets were asked for. */
  readonly upgrades: () => number
  readonly close: () => Promise<void>
}

/** Starts a proxy in front of a port; with `blocksWebSockets`, as in some hospitals, it lets none through; with `swallowsWebSockets` it does not even say so. */
export async function startProxy(
  port: number,
  { blocksWebSockets = false, swallowsWebSockets = false } = {},
): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  let upgrades = 0
  const server = createServer((client) => {
    if (isCut) return void client.destroy()
    const upstream = connect(port, 'localhost')
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    client.on('data', (data) => {
      const isUpgrade = /^GET .*\r\nUpgrade: websocket\r\n/is.test(data.toString('latin1'))
      if (isUpgrade) upgrades += 1
      if (isUpgrade && swallowsWebSockets) return
      if (isUpgrade && blocksWebSockets) client.destroy()
      else upstream.write(data)
    })
    upstream.pipe(client)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      destroyAll()
    },
    restore() {
      isCut = false
    },
    upgrades: () => upgrades,
    async close() {
      destroyAll()
      server.close()
      await once(server, 'close')
    },
  }
}

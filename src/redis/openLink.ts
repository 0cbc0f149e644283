import { createClient, createCluster, type RedisClientOptions } from 'redis'

/** Open connections to one Redis, or to all nodes of a cluster: one kind for commands, one for messages. */
export type Link = {
  /** Sends a command to the node of a key; without a key, to any. */
  readonly send: (key: string | undefined, command: readonly string[]) => Promise<unknown>
  /** Sends a command to every primary node. */
  readonly sendToAll: (command: readonly string[]) => Promise<readonly unknown[]>
  readonly subscribe: (channel: string, listener: (message: string) => void) => Promise<void>
  readonly unsubscribe: (channel: string) => Promise<void>
  readonly close: () => void
}

/** Opens a link; `onFault` hears when any of its connections is lost, after which it is of no more use. Asks the server whether it is a cluster. */
export async function openLink(url: string, onFault: (error: unknown) => void): Promise<Link> {
  const single = await openSingle(url, onFault)
  const isCluster = await single.send(undefined, ['INFO', 'cluster']).then(
    (info) => /^cluster_enabled:1/m.test(String(info)),
    () => false,
  )
  if (!isCluster) return single
  single.close()
  return openCluster(url, onFault)
}

/** Whoever holds the link opens another when it is lost, so the clients never do so by themselves. */
const common = {
  disableOfflineQueue: true,
  disableClientInfo: true,
  maintNotifications: 'disabled',
} as const
const connectMilliseconds = 2_000

async function openSingle(url: string, onFault: (error: unknown) => void): Promise<Link> {
  const client = clientOf(url)
  const commands = client.duplicate()
  const messages = client.duplicate()
  const ended = () => onFault(new ConnectionEnded())
  const close = () => {
    for (const client of [commands, messages]) client.removeListener('end', ended).destroy()
  }
  for (const client of [commands, messages]) client.on('error', onFault).on('end', ended)
  try {
    await Promise.all([commands.connect(), messages.connect()])
  } catch (error) {
    close()
    throw error
  }
  const send = (_key: string | undefined, command: readonly string[]): Promise<unknown> =>
    commands.sendCommand([...command])
  return {
    send,
    sendToAll: async (command) => [await send(undefined, command)],
    subscribe: (channel, listener) => messages.subscribe(channel, listener),
    unsubscribe: (channel) => messages.unsubscribe(channel),
    close,
  }
}

/** One client for each address, only to be copied: the package makes nearly a megabyte of commands anew for each that is not a copy. */
const clients = new Map<string, ReturnType<typeof newClient>>()

function clientOf(url: string): ReturnType<typeof newClient> {
  const client = clients.get(url) ?? newClient(url)
  clients.set(url, client)
  return client
}

function newClient(url: string) {
  const options: RedisClientOptions = {
    ...common,
    url,
    socket: { connectTimeout: connectMilliseconds, reconnectStrategy: false },
  }
  return createClient(options)
}

async function openCluster(url: string, onFault: (error: unknown) => void): Promise<Link> {
  const { username, password, protocol, hostname } = new URL(url)
  const isNamed = /[a-z]/i.test(hostname) && !hostname.startsWith('[')
  const cluster = createCluster({
    rootNodes: [{ url }],
    defaults: {
      ...common,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      socket: {
        connectTimeout: connectMilliseconds,
        reconnectStrategy: false,
        // Nodes may be announced by number alone, while their certificate names the address that was given.
        ...(protocol === 'rediss:' ? { tls: true, ...(isNamed ? { servername: hostname } : {}) } : {}),
      },
    },
  })
  cluster.on('error', onFault)
  cluster.on('node-error', onFault)
  try {
    await cluster.connect()
  } catch (error) {
    cluster.destroy()
    throw error
  }
  return {
    send: (key, command) => cluster.sendCommand(key, false, [...command]),
    sendToAll: (command) =>
      Promise.all(
        cluster.masters.map(async (node): Promise<unknown> => (await cluster.nodeClient(node)).sendCommand(command)),
      ),
    subscribe: (channel, listener) => cluster.subscribe(channel, listener),
    unsubscribe: (channel) => cluster.unsubscribe(channel),
    close: () => cluster.destroy(),
  }
}

class ConnectionEnded extends Error {}

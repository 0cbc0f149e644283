import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './aTeamsChat.ts'

/** One request that the bot made of the connector. */
export type Received = { readonly method: string; readonly path: string; readonly activity: Json; readonly id: string }

type Verdict = number | 'hang' | undefined

/** A Bot Framework connector on this machine. `answerWith` decides each request; undefined accepts it, `hang` never answers. */
export async function startConnector() {
  const received: Received[] = []
  let answerWith: (request: Omit<Received, 'id'>, count: number) => Verdict | Promise<Verdict> = () => undefined
  const waiting = new Set<() => void>()
  let count = 0
  let sent = 0
  const server = createServer((request, response) => void respond(request, response))

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method = '', url: path = '' } = request
    const asked = { method, path, activity: JSON.parse(body === '' ? '{}' : body) }
    const verdict = await answerWith(asked, (count += 1))
    if (verdict === 'hang') return
    response.statusCode = verdict ?? 200
    if (verdict !== undefined) return void response.end()
    const id = method === 'PUT' ? decodeURIComponent(path.split('/').at(-1) ?? '') : `card-${(sent += 1)}`
    received.push({ ...asked, id })
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ id }))
    for (const check of waiting) check()
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    requests: () => count,
    answer: (decide: typeof answerWith) => void (answerWith = decide),
    /** Resolves when a request that fits has been accepted. */
    until: (fits: (request: Received) => boolean) =>
      new Promise<Received>((resolve) => {
        const check = () => {
          const found = received.find(fits)
          if (found === undefined) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
    /** What stands in the chat now: each message by its id, as last changed. */
    chat: () => new Map(received.map(({ id, activity }) => [id, activity])),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Connector = Awaited<ReturnType<typeof startConnector>>

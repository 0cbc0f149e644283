import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isFailureCard } from './isFailureCard.ts'
import type { Tally } from './tally.ts'

/** Stands for the Bot Framework's connector: what each chat was sent, last, and how often that was a page of failure. */
export type Connector = {
  readonly address: string
  readonly last: (conversationId: string) => string | undefined
  readonly failures: (conversationId: string) => number
  readonly stop: () => void
}

/** Starts it on any free port of this machine. */
export async function startConnector(tally: Tally): Promise<Connector> {
  const lasts = new Map<string, string>()
  const failures = new Map<string, number>()
  let taken = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    // A process may be killed in the middle of it.
    request.on('error', () => {})
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      taken += 1
      const conversationId = decodeURIComponent(/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '')
      const text = Buffer.concat(chunks).toString()
      lasts.set(conversationId, text)
      if (isFailureCard(text, tally)) failures.set(conversationId, (failures.get(conversationId) ?? 0) + 1)
      response.setHeader('Content-Type', 'application/json')
      response.end(`{"id":"message-${taken}"}`)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    last: (conversationId) => lasts.get(conversationId),
    failures: (conversationId) => failures.get(conversationId) ?? 0,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { AttackGroup } from './Attack.ts'
import type { Target } from './target.ts'

const activity = (serviceUrl: string, differences: object = {}) => ({
  type: 'message',
  text: 'hello',
  id: 'an-id',
  channelId: 'msteams',
  serviceUrl,
  conversation: { id: 'a-chat', conversationType: 'personal' },
  from: { id: 'somebody' },
  recipient: { id: 'signpost' },
  ...differences,
})

const message = async (
  { ask }: Pick<Target, 'ask'>,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> =>
  ask('/api/messages', { method: 'POST', headers, body: JSON.stringify(body) })

/** The server under attack takes messages without signatures from its own machine: even then nobody else may use it. */
const forOthers = (attack: string, headers: Readonly<Record<string, string>>) => ({
  attack,
  answer: '404',
  run: async (target: Target) =>
    expect((await message(target, activity('http://127.0.0.1:1/'), headers)).status).toBe(404),
})

/** Replies would go where the attacker wants. */
const elsewhere = (serviceUrl: string, status: number) => ({
  attack: `A message that wants its reply sent to \`${serviceUrl}\``,
  answer: String(status),
  run: async (target: Target) => expect((await message(target, activity(serviceUrl))).status).toBe(status),
})

export const botAttacks: AttackGroup = {
  heading: '/api/messages, open to its own machine without signatures',
  attacks: [
    forOthers('A message that a proxy passes on', { 'X-Forwarded-For': '203.0.113.7' }),
    forOthers('A message that another proxy passes on', { Forwarded: 'for=203.0.113.7' }),
    forOthers('A message from a page in a browser on the machine', { Origin: 'http://localhost:3978' }),
    elsewhere('http://169.254.169.254/latest/meta-data/', 401),
    elsewhere('http://localhost.evil.example/', 401),
    elsewhere('http://127.0.0.1@evil.example/', 401),
    elsewhere('http://10.0.0.1/', 401),
    elsewhere('file:///etc/passwd', 400),
    elsewhere('gopher://127.0.0.1:6379/_FLUSHALL', 400),
    elsewhere('//127.0.0.1/', 400),
    {
      attack: 'A message whose attachments and links lead to a server of the attacker',
      answer: '200, and nothing asks that server for anything but to take the reply',
      async run(target) {
        const trap = await startTrap()
        const url = `${trap.address}/trap`
        const attachments = [{ contentType: 'image/png', contentUrl: url, thumbnailUrl: url, content: { url } }]
        const body = activity(trap.address, {
          text: `look at ${url}`,
          deliveryMode: 'expectReplies',
          attachments,
          entities: [{ type: 'clientInfo', url }],
          relatesTo: { serviceUrl: url },
          callerId: url,
        })
        expect((await message(target, body)).status).toBe(200)
        await trap.stop()
        expect(trap.asked).toEqual([])
      },
    },
    {
      attack: 'An activity nested 1,000 deep',
      answer: '400',
      run: async (target) => {
        const value: unknown = JSON.parse(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`)
        expect((await message(target, activity('http://127.0.0.1:1/', { value }))).status).toBe(400)
      },
    },
    {
      attack: 'An activity of 1 MB',
      answer: '413',
      run: async (target) =>
        expect((await message(target, activity('http://127.0.0.1:1/', { text: 'a'.repeat(1_000_000) }))).status).toBe(
          413,
        ),
    },
  ],
}

/** A server that should not be asked. */
async function startTrap() {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

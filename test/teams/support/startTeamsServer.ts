import { pino } from 'pino'
import { createServer } from '../../../src/server/createServer.ts'
import { realContent } from '../../support/realContent.ts'
import { aTeamsChat } from './aTeamsChat.ts'

/** A real server on a free port whose `/api/messages` leads to a Teams chat over the real content. */
export async function startTeamsServer(
  options: Parameters<typeof aTeamsChat>[0] & { readonly loopbackOnly?: boolean } = {},
) {
  const chat = aTeamsChat(options)
  const server = createServer({
    directLine: {} as never,
    botFramework: { ...chat.botFramework, loopbackOnly: options.loopbackOnly ?? false },
    content: () => realContent,
    widget: { 'widget.js': '', 'chat.js': '', 'page.css': '' },
    program: { version: '0.0.0-test', build: 'test' },
    publicUrl: undefined,
    allowedOrigins: [],
    maximumBodyBytes: 65_536,
    logger: pino({ base: null }, { write: (line: string) => void chat.logged.push(line) }),
  })
  const port = await server.listen(0)
  const address = `http://127.0.0.1:${port}/api/messages`
  return {
    ...chat,
    address,
    close: server.close,
    /** Posts a body as it is; gives the status and the text of the reply. */
    async post(body: string | object, headers: Record<string, string> = {}) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
  }
}

export type TeamsServer = Awaited<ReturnType<typeof startTeamsServer>>

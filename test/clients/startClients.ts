import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { startServer, type RunningServer } from '../browser/startServer.ts'
import { readBundles } from './bundles.ts'

/** Other people's clients on a site of their own, and Signpost, which lets that site in. */
export type Clients = {
  /** Where Web Chat is (`/web-chat`), and a page with nothing but the Direct Line client (`/direct-line`). */
  readonly address: string
  readonly server: RunningServer
  readonly stop: () => Promise<void>
}

/** Serves the clients on a port and starts Signpost for them. Rejects when either cannot start. */
export async function startClients(
  options: Parameters<typeof startServer>[0] & { readonly clientsPort?: number } = {},
): Promise<Clients> {
  const { clientsPort = 0, environment = {}, ...others } = options
  const bundles = await readBundles()
  const files = new Map<string, readonly [type: string, body: Buffer]>([
    // Compressed, as a web server that is set up well would send them.
    ['/web-chat.js', ['text/javascript', gzipSync(bundles['web-chat.js'])]],
    ['/direct-line.js', ['text/javascript', gzipSync(bundles['direct-line.js'])]],
    ['/direct-line', ['text/html', gzipSync(directLinePage)]],
  ])
  const site = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname)
    const [type, body] = file ?? ['text/plain', gzipSync('')]
    // Not chained: restify, where a suite of the same process loads it, makes writeHead return nothing.
    response.writeHead(file === undefined ? 404 : 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Encoding': 'gzip',
    })
    response.end(body)
  })
  site.listen(clientsPort, 'localhost')
  await once(site, 'listening').catch((error: unknown) => {
    throw new Error(`Port ${clientsPort} cannot be used for the page with Web Chat: try another`, { cause: error })
  })
  const address = `http://localhost:${(site.address() as AddressInfo).port}`
  const origins = `${environment['ALLOWED_ORIGINS'] ?? ''} ${address}`.trim()
  const stopSite = () => {
    site.close()
    site.closeAllConnections()
  }
  const server = await startServer({ ...others, environment: { ...environment, ALLOWED_ORIGINS: origins } }).catch(
    (error: unknown) => {
      stopSite()
      throw error
    },
  )
  files.set('/web-chat', ['text/html', gzipSync(webChatPage(server.address))])
  return {
    address,
    server,
    async stop() {
      stopSite()
      await server.stop()
    },
  }
}

const head = '<!doctype html><html lang="en-GB"><meta charset="utf-8"><link rel="icon" href="data:,">'

/** Web Chat as its own readme sets it up; with `?transport=polling` it does without a WebSocket. */
function webChatPage(serverAddress: string): string {
  return `${head}
<title>Web Chat</title>
<style>html, body, #chat { height: 100%; margin: 0 }</style>
<div id="chat"></div>
<script src="web-chat.js"></script>
<script type="module">
const response = await fetch('${serverAddress}/api/web-chat/token', { method: 'POST' })
const { token, domain } = await response.json()
const webSocket = new URLSearchParams(location.search).get('transport') !== 'polling'
const directLine = WebChat.createDirectLine({ token, domain, webSocket })
WebChat.renderWebChat({ directLine, locale: 'en-GB' }, document.getElementById('chat'))
</script>
`
}

const directLinePage = `${head}
<title>Direct Line</title>
<script src="direct-line.js"></script>
`

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another site, such as a trust's intranet, with pages of its own. */
export type Site = {
  readonly address: string
  /** Puts a page there, with headers, and answers its address. */
  readonly page: (html: string, headers?: Readonly<Record<string, string>>) => string
  readonly stop: () => Promise<void>
}

/** Starts another site. Its origin is not the server's, because its port is another. */
export async function startSite(): Promise<Site> {
  const pages: { readonly html: string; readonly headers: Readonly<Record<string, string>> }[] = []
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))]
    // Not chained: restify, where a suite of the same process loads it, makes writeHead return nothing.
    response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8', ...page?.headers })
    response.end(page?.html)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    address,
    page: (html, headers = {}) => `${address}/${pages.push({ html, headers }) - 1}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A page that embeds the chat as the README of deploy/web says. */
export function embeddingPage(
  server: string,
  { attributes = '', head = '', inside = '<p>In an emergency call 999</p>', body = '' } = {},
): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Intranet</title><link rel="icon" href="data:,">${head}</head>
<body><main><h1>Intranet</h1>${body}
<script type="module" src="${server}/widget.js"></script>
<signpost-chat ${attributes}>${inside}</signpost-chat></main></body></html>`
}

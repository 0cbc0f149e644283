import type { Content } from '../triage/content.ts'
import type { Addresses } from './addresses.ts'
import { widgetScript, type BuiltWidget } from './buildWidget.ts'
import { renderPage } from './page.ts'
import { jsonReply } from './reply.ts'
import type { Handler } from './route.ts'
import { pageHeaders } from './securityHeaders.ts'

/** What is read with GET: the page and its files, whether the server is alive, and what it serves. */
export function pageRoutes(options: {
  readonly content: () => Content
  readonly widget: BuiltWidget
  readonly version: string
  readonly addresses: Addresses
  readonly allowedOrigins: readonly string[]
}): Readonly<Record<string, Handler>> {
  const { content, widget, version, addresses, allowedOrigins } = options
  return {
    '/': async (request) => ({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: renderPage(content()),
      headers: pageHeaders(addresses.baseOf(request), allowedOrigins),
    }),
    '/widget.js': async () => ({
      status: 200,
      type: 'text/javascript; charset=utf-8',
      body: widgetScript(widget, content().widget),
    }),
    '/page.css': async () => ({ status: 200, type: 'text/css; charset=utf-8', body: widget.pageStyle }),
    '/healthz': async () => jsonReply(200, { status: 'alive' }),
    '/version': async () => jsonReply(200, { version, content: content().version }),
  }
}

import type { Content } from '../triage/content.ts'
import type { Addresses } from './addresses.ts'
import type { BuiltWidget } from './buildWidget.ts'
import { compressedReply } from './compressed.ts'
import { createPageFiles, type PageFiles } from './pageFiles.ts'
import { readinessReply, type RedisState } from './readiness.ts'
import { jsonReply } from './reply.ts'
import type { Handler } from './route.ts'
import { pageHeaders } from './securityHeaders.ts'
import type { ServedBot } from './servedBot.ts'
import { versions, type Program } from './versions.ts'

/** What is read with GET: the pages and their files, whether the server is alive and ready, and what it serves. */
export function pageRoutes(options: {
  readonly content: () => Content
  readonly widget: BuiltWidget
  readonly program: Program
  readonly botFramework?: { readonly identity?: ServedBot | undefined } | undefined
  readonly addresses: Addresses
  readonly allowedOrigins: readonly string[]
  readonly redis?: (() => RedisState) | undefined
  readonly now?: () => Date
  /** Whether the server takes nothing new. */
  readonly isEnding: () => boolean
}): Readonly<Record<string, Handler>> {
  const { content, program, addresses, allowedOrigins, redis, isEnding, now = () => new Date() } = options
  const files = createPageFiles(options)
  const page =
    (path: keyof PageFiles): Handler =>
    async (request) =>
      compressedReply(
        request,
        'text/html; charset=utf-8',
        (await files())[path],
        pageHeaders(addresses.baseOf(request), allowedOrigins),
      )
  const file =
    (path: keyof PageFiles, type: string): Handler =>
    async (request) =>
      compressedReply(request, `${type}; charset=utf-8`, (await files())[path])
  return {
    '/': page('/'),
    '/accessibility': page('/accessibility'),
    '/widget.js': file('/widget.js', 'text/javascript'),
    '/chat.js': file('/chat.js', 'text/javascript'),
    '/page.css': file('/page.css', 'text/css'),
    '/healthz': async () => jsonReply(200, { status: 'alive' }),
    '/readyz': async () => readinessReply(content(), redis?.(), isEnding()),
    '/version': async () =>
      jsonReply(200, { ...versions(program, content(), now()), bot: options.botFramework?.identity }),
  }
}

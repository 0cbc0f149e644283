import { commonHeaders, pageHeaders } from '../../server/securityHeaders.ts'
import { ask } from '../checks/ask.ts'
import { ok, warning, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const keepThem =
  'Let the proxy pass the headers of Signpost on as they are: they keep the chat out of caches, frames and other sites.'

/** Whether the proxy leaves the headers alone that protect whoever uses the page. */
export async function checkHeaders({ address }: Visit): Promise<Result> {
  const { headers } = await ask(`${address}/`)
  // How long a page may be kept is a link of its own.
  const expected = Object.entries({ ...commonHeaders, ...pageHeaders(address, []) }).filter(
    ([name]) => name !== 'Cache-Control',
  )
  const missing = expected.filter(([name]) => headers.get(name) === null).map(([name]) => name)
  if (missing.length > 0) return wrong(`The proxy takes away: ${missing.join(', ')}.`, keepThem)
  const changed = expected
    .filter(([name, value]) => !isKept(name, value, headers.get(name) ?? ''))
    .map(([name]) => name)
  if (changed.length > 0) return warning(`The proxy changes: ${changed.join(', ')}.`, keepThem)
  return ok('the page comes with the headers that protect it')
}

/** The page's policy names sites and addresses that the doctor does not know: it is judged by its first words. */
function isKept(name: string, expected: string, got: string): boolean {
  if (name !== 'Content-Security-Policy') return got === expected
  return ["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'"].every((part) => got.includes(part))
}

/** Whether nothing on the way keeps copies of what people are shown. */
export async function checkCaching({ address }: Visit): Promise<Result> {
  for (const { path, method } of [
    { path: '/', method: 'GET' },
    { path: '/version', method: 'GET' },
    { path: '/api/web-chat/token', method: 'POST' },
  ]) {
    const { status, headers } = await ask(`${address}${path}`, { method })
    // That it does not come is another link's fault.
    if (status !== 200) continue
    if (/\bhit\b/i.test(headers.get('x-cache') ?? '') || Number(headers.get('age') ?? '0') > 0)
      return wrong(
        `${path} comes out of a cache on the way.`,
        'Turn the cache of the proxy off for Signpost: people would see old pages, or those of others.',
      )
    if (!/\bno-store\b/.test(headers.get('cache-control') ?? ''))
      return wrong(
        `The proxy takes "Cache-Control: no-store" away from ${path}.`,
        'Let it pass that header on: without it, copies of the chat may stay on a shared computer.',
      )
  }
  return ok('nothing on the way keeps copies')
}

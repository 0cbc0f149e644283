import { ask } from '../checks/ask.ts'
import { ok, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const scripts = ['/widget.js', '/chat.js'] as const

/** Whether the page and the scripts of the web chat arrive as they were sent. */
export async function checkWidget({ address }: Visit): Promise<Result> {
  const page = await ask(`${address}/`)
  if (page.status !== 200 || !page.text.includes('<signpost-chat'))
    return wrong(
      `The page of the web chat does not come (${String(page.status)}).`,
      'Does the proxy pass every path on, as it is?',
    )
  for (const path of scripts) {
    const { status, headers, text } = await ask(`${address}${path}`)
    if (status !== 200)
      return wrong(`${path} does not come (${String(status)}).`, 'Does the proxy pass every path on, as it is?')
    if (!(headers.get('content-type') ?? '').startsWith('text/javascript') || !text.startsWith('const signpostWords='))
      return wrong(
        `${path} comes changed: as ${headers.get('content-type') ?? 'no type'}, ${String(text.length)} characters.`,
        'Let the proxy leave types and compression alone: browsers do not run the script as it is now.',
      )
  }
  return ok('the page and its scripts arrive')
}

/** Whether a page of another site may show the web chat. */
export async function checkEmbedding({ address, origin }: Visit): Promise<Result> {
  if (origin === undefined) return notAsked
  const headers = { Origin: origin }
  const page = await ask(`${address}/`)
  const script = await ask(`${address}/widget.js`, { headers })
  const token = await ask(`${address}/api/web-chat/token`, { method: 'POST', headers })
  const isAllowed = script.headers.get('access-control-allow-origin') === origin
  if (!isAllowed && token.status === 403)
    return wrong(
      `Pages of ${origin} may not show the web chat.`,
      `On the server add ${origin} to ALLOWED_ORIGINS and start it again.`,
    )
  if (!isAllowed || token.headers.get('access-control-allow-origin') !== origin)
    return wrong(
      `Signpost allows ${origin}, and the proxy takes or changes Access-Control-Allow-Origin.`,
      'Let the proxy pass that header on, and add none of its own.',
    )
  const asked = await ask(`${address}/v3/directline/conversations`, {
    method: 'OPTIONS',
    headers: { ...headers, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' },
  })
  if (asked.status !== 204 || !/authorization/i.test(asked.headers.get('access-control-allow-headers') ?? ''))
    return wrong(
      `Browsers ask before they use the chat from ${origin} (OPTIONS), and are refused (${String(asked.status)}).`,
      'Let the proxy pass the method OPTIONS on to Signpost.',
    )
  const framing = page.headers.get('x-frame-options')
  const policy = page.headers.get('content-security-policy')
  if (framing !== null || policy?.includes(origin) === false)
    return wrong(
      `The page cannot stand in a frame on ${origin}: ${framing === null ? 'its policy does not name it' : `the proxy adds X-Frame-Options: ${framing}`}.`,
      'Let the proxy add no X-Frame-Options and leave the Content-Security-Policy alone. The one line to embed works all the same.',
    )
  return ok(`pages of ${origin} may show the web chat`)
}

const notAsked: Result = { state: 'not checked', says: 'to check it, give --origin https://the-site-that-shows-it' }

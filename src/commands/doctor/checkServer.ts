import { ask, type Answer } from '../checks/ask.ts'
import { ok, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

/** Whether what answers at the address is Signpost, and not a proxy in its place or another program. */
export async function checkServer({ address }: Visit): Promise<Result> {
  const answer = await ask(`${address}/healthz`)
  const { status, json } = answer
  if (status === 200 && isAlive(json)) return ok('Signpost answers')
  if (status >= 300 && status < 400) return redirected(answer)
  if ([500, 502, 503, 504].includes(status))
    return wrong(
      `The proxy answers (${String(status)}) and does not reach Signpost behind it.`,
      'Is Signpost running, and does the proxy pass requests to its PORT? Its start message and its log say more; on Azure, look at the log stream.',
    )
  if (status === 401 || status === 403)
    return wrong(
      `The request is refused (${String(status)}) before it reaches Signpost.`,
      'Take away what asks people to sign in, and what lets only some addresses in: a firewall, access restrictions, App Service authentication.',
    )
  return wrong(
    `Something answers, but it is not Signpost: /healthz gives ${String(status)}.`,
    'Does the proxy pass this name to Signpost, with every path as it is?',
  )
}

function redirected({ headers }: Answer): Result {
  const place = headers.get('location') ?? 'elsewhere'
  if (/login\.microsoftonline\.com|\/\.auth\//.test(place))
    return wrong(
      'People are sent to sign in before they reach Signpost.',
      'Turn off App Service authentication, or whatever asks for it: Signpost must not know who people are, and Teams cannot sign in.',
    )
  return wrong(
    `The address sends people on to ${place}.`,
    'Let the proxy pass requests on instead of redirecting them, or give the other address to people, Teams and PUBLIC_URL.',
  )
}

function isAlive(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'status' in json && json.status === 'alive'
}

import { decodeJwt } from 'jose'
import { z } from 'zod'
import { ask, type Answer } from '../checks/ask.ts'
import { ok, warning, wrong, type Result } from '../checks/Check.ts'
import { directLineOf, type Visit } from './Visit.ts'

const tokenSchema = z.object({ token: z.string(), domain: z.string() })
const errorSchema = z.object({ error: z.object({ code: z.string() }) })

/** The code of an error that Signpost itself answers; undefined where the answer is somebody else's. */
export function codeOf({ json }: Pick<Answer, 'json'>): string | undefined {
  return errorSchema.safeParse(json).data?.error.code
}

/** Whether anybody gets a token for a conversation, and whether it arrives when it is shown. */
export async function checkToken(visit: Visit): Promise<Result & { readonly found?: Partial<Visit> }> {
  const given = await ask(`${visit.address}/api/web-chat/token`, { method: 'POST' })
  const read = tokenSchema.safeParse(given.json)
  if (!read.success) return refusedToken(given)
  const { token } = read.data
  const shown = await ask(`${directLineOf(visit)}/tokens/refresh`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  })
  if (codeOf(shown) === 'MissingToken')
    return wrong(
      'The proxy takes the Authorization header away, so the web chat cannot show its token.',
      'Let the proxy pass that header on; turn off any sign-in of its own.',
    )
  return { ...ok('the web chat gets a token'), found: { token: read.data } }
}

function refusedToken(answer: Answer): Result {
  const { status } = answer
  if (codeOf(answer) === 'TooManyRequests')
    return warning(
      'Signpost gets too many requests from this address and asks to wait.',
      'Wait a minute and try again. If many people are behind this address, see TRUSTED_PROXIES and the limits in the README.',
    )
  return wrong(
    `The web chat gets no token (${String(status)}).`,
    'Does the proxy pass POST requests to /api/web-chat/ on? A web application firewall may refuse them.',
  )
}

/** Whether the server knows the address that people use: it tells it to the web chat, and in cards. */
export async function checkPublicAddress({ address, token }: Visit): Promise<Result> {
  const told = (token?.domain ?? '').replace(/\/v3\/directline$/, '')
  if (told === address) return ok(`the server calls itself ${address}`)
  const set = `On the server set PUBLIC_URL=${address}`
  if (told === address.replace(/^https:/, 'http:'))
    return wrong(`The server calls itself ${told}, so browsers refuse its WebSocket.`, `${set}.`)
  return wrong(
    `The server calls itself ${told}, which is not the address you gave.`,
    `${set}; or give that address to people, if it is the right one.`,
  )
}

/** Whether the server's clock agrees with this machine's: tokens of Microsoft are refused from five minutes on. */
export async function checkClock({ token, now }: Visit): Promise<Result> {
  const issued = decodeJwt(token?.token ?? '').iat ?? 0
  const minutes = Math.round((issued * 1000 - now().getTime()) / 60_000)
  if (Math.abs(minutes) < 2) return ok('its clock agrees with this machine’s')
  const says = `The server’s clock is ${String(Math.abs(minutes))} minutes ${minutes > 0 ? 'ahead of' : 'behind'} this machine’s.`
  const todo =
    'Set both by a time service (NTP): from five minutes on, Teams and Signpost refuse each other’s signatures.'
  return Math.abs(minutes) < 5 ? warning(says, todo) : wrong(says, todo)
}

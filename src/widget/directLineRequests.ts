import type { View } from '../triage/View.ts'

/** What opens a conversation. */
export type Grant = {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
  readonly streamUrl: string
}

/** An activity as it comes: our bot's carry a view. */
export type Activity = {
  readonly id?: string
  readonly replyToId?: string
  readonly channelData?: { readonly view?: View }
}

/** Activities, and the mark that asks for those after them. */
export type ActivitySet = { readonly activities: readonly Activity[]; readonly watermark?: string }

/** The server answered and said no. `isClosed`: this conversation is not open to us any more; `isFinal`: asking again will not help. */
export class Refused extends Error {
  readonly isClosed: boolean
  readonly isFinal: boolean
  readonly isTooLong: boolean
  /** Too much comes from this network or conversation. */
  readonly isTooMuch: boolean
  /** What to do in an emergency, from a server that cannot serve now. */
  readonly help: string | undefined
  /** What to show where nothing could be kept; the same again may be kept later. */
  readonly activities: readonly Activity[] | undefined
  /** When asking again is welcome. */
  readonly afterMilliseconds: number

  constructor(response: Pick<Response, 'status' | 'headers'>, { help, activities }: Told) {
    const { status, headers } = response
    super(`refused with ${status}`)
    this.isClosed = status === 401 || status === 403 || status === 404
    this.isFinal = status === 400 || status === 413
    this.isTooLong = status === 413
    this.isTooMuch = status === 429
    this.help = help
    this.activities = activities
    const seconds = Number(headers.get('retry-after'))
    this.afterMilliseconds = seconds > 0 ? Math.min(longestWaitMilliseconds, seconds * 1000) : 0
  }
}

const longestWaitMilliseconds = 60_000

const answersWithinMilliseconds = 10_000

export type DirectLineRequests = ReturnType<typeof directLineRequests>

/** The requests of Direct Line 3.0 that the widget makes, to the server that its script came from. All throw: `Refused`, or an error of the network. */
export function directLineRequests(server: string) {
  const call = async <Answer>(method: string, path: string, token?: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(path, server), {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(answersWithinMilliseconds),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Refused(response, await readTold(response))
    return (await response.json()) as Answer
  }
  const at = (conversationId: string) => `v3/directline/conversations/${encodeURIComponent(conversationId)}`
  const after = (watermark: string) => (watermark === '' ? '' : `?watermark=${encodeURIComponent(watermark)}`)

  return {
    newToken: () => call<{ readonly token: string }>('POST', 'api/web-chat/token', undefined, {}),
    /** Starts the token's conversation, or opens it again. */
    open: (token: string, watermark: string) =>
      call<Grant>('POST', `v3/directline/conversations${after(watermark)}`, token, {}),
    post: (token: string, id: string, activity: unknown) =>
      call<{ readonly id: string }>('POST', `${at(id)}/activities`, token, activity),
    activities: (token: string, id: string, watermark: string) =>
      call<ActivitySet>('GET', `${at(id)}/activities${after(watermark)}`, token),
    refresh: (token: string) => call<Omit<Grant, 'streamUrl'>>('POST', 'v3/directline/tokens/refresh', token, {}),
  }
}

/** What the body of a refusal holds for the person: the emergency line, and what to show instead of an answer. */
type Told = { readonly help?: string; readonly activities?: readonly Activity[] }

async function readTold(response: Response): Promise<Told> {
  try {
    const body = (await response.json()) as {
      readonly error?: { readonly help?: unknown }
      readonly activities?: readonly Activity[]
    } | null
    const help = body?.error?.help
    return {
      ...(typeof help === 'string' ? { help } : {}),
      ...(Array.isArray(body?.activities) ? { activities: body.activities } : {}),
    }
  } catch {
    return {}
  }
}

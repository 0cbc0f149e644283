import { NoAnswer } from './Check.ts'

/** An answer over HTTP, as it came. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body where it is JSON; undefined otherwise. */
  readonly json: unknown
}

/** What to ask for. */
export type Question = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly waitMilliseconds?: number
}

const usualWaitMilliseconds = 10_000

/** Asks once and follows no redirection. Throws `NoAnswer` where nothing comes. */
export async function ask(address: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, waitMilliseconds = usualWaitMilliseconds } = question
  try {
    const response = await fetch(address, {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMilliseconds),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: jsonIn(text) }
  } catch (error) {
    throw new NoAnswer(`${method} ${new URL(address).pathname} got no answer (${reasonOf(error)}).`, { cause: error })
  }
}

/** What kept an answer away, in a word or a code. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'timed out'
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

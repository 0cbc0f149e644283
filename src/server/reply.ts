import type { Response } from 'restify'

/** An answer to a request, before it is sent. */
export type Reply = {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** A reply of JSON. */
export function jsonReply(status: number, value: unknown): Reply {
  return jsonTextReply(status, JSON.stringify(value))
}

/** A reply of JSON that is text already. */
export function jsonTextReply(status: number, body: string): Reply {
  return { status, type: 'application/json; charset=utf-8', body }
}

/**
 * Sends a reply past restify's formatters, which would choose a type by the request's `Accept` and show errors as they are; head and body in
 * one piece.
 */
export function sendReply(response: Response, { status, type, body, headers }: Reply): void {
  if (response.headersSent) return
  response.statusCode = status
  response.setHeader('Content-Type', type)
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
  response.end(body)
}

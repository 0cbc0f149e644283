import type { Reason } from '../channels/directLine/gate.ts'
import { withMember } from '../channels/writeJson.ts'
import { jsonTextReply, type Reply } from './reply.ts'

/** Why the server refuses a request. */
export type Problem =
  | Reason
  | 'bad-address'
  | 'bad-json'
  | 'bad-form'
  | 'body-too-large'
  | 'origin-not-allowed'
  | 'not-found'
  | 'method-not-allowed'
  | 'too-many-from-address'
  | 'full'
  | 'not-kept'
  | 'failed'

/** What clients are told: Direct Line's codes where it has one, and nothing internal. */
const problems: Record<Problem, readonly [status: number, code: string, message: string]> = {
  'no-token': [401, 'MissingToken', 'Send the token as "Authorization: Bearer ..."'],
  'bad-token': [403, 'TokenExpired', 'This token does not open this conversation now'],
  'unknown-conversation': [404, 'ConversationNotFound', 'There is no such conversation'],
  'bad-watermark': [400, 'BadArgument', 'The watermark is not one of ours'],
  'bad-activity': [
    400,
    'MissingProperty',
    'The activity has no known type, or a message with neither text nor a button',
  ],
  'message-too-long': [413, 'MessageSizeTooBig', 'The text of the message is too long'],
  'too-many-requests': [429, 'TooManyRequests', 'This conversation sends too much: try again after Retry-After'],
  'too-many-from-address': [429, 'TooManyRequests', 'Too much comes from this address: try again after Retry-After'],
  full: [503, 'ServiceFull', 'There is no room for another connection: try again after Retry-After'],
  'bad-address': [400, 'BadArgument', 'The address or the Host header cannot be read'],
  'bad-json': [400, 'BadSyntax', 'The body is not JSON of the expected shape'],
  'bad-form': [400, 'BadSyntax', 'The body is not a form'],
  'body-too-large': [413, 'MessageSizeTooBig', 'The body is too large'],
  'origin-not-allowed': [403, 'OriginNotAllowed', 'This site is not in ALLOWED_ORIGINS'],
  'not-found': [404, 'NotFound', 'There is nothing at this address'],
  'method-not-allowed': [405, 'MethodNotAllowed', 'This address does not take this method'],
  'not-kept': [503, 'ServiceUnavailable', 'Nothing can be kept just now: try again'],
  failed: [500, 'ServiceError', 'The request failed'],
}

/** A request that is refused, when to come back where that helps, and as JSON the activities that a person is shown meanwhile. */
export type Refused = { readonly refused: Problem; readonly afterSeconds?: number; readonly activities?: string }

/** The reply to it, in the shape of Direct Line's errors. `help` is the emergency line: a person may be shown this instead of an answer. */
export function refusal({ refused, afterSeconds, activities }: Refused, help: string): Reply {
  const [status, code, message] = problems[refused]
  const error = { error: { code, message, help } }
  const body = activities === undefined ? JSON.stringify(error) : withMember(error, 'activities', activities)
  return { ...jsonTextReply(status, body), headers: headersOf(status, afterSeconds) }
}

function headersOf(status: number, afterSeconds: number | undefined): Readonly<Record<string, string>> {
  if (afterSeconds !== undefined) return { 'Retry-After': String(afterSeconds) }
  if (status === 401) return { 'WWW-Authenticate': 'Bearer' }
  // The rest of a body that is too large is not read, so nothing can follow it.
  return status === 413 ? { Connection: 'close' } : {}
}

import { ErrorReply } from 'redis'
import { StoreUnavailable } from './StoreUnavailable.ts'

/** What kind of fault an error of the client is: the code of Redis, of the system or of TLS, or its class. Never its message, which may hold keys, values or addresses. */
export function reasonOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.reason
  // Redis begins its errors with a code in capitals.
  if (error instanceof ErrorReply) return /^[A-Z]+/.exec(error.message)?.[0] ?? error.constructor.name
  if (typeof error !== 'object' || error === null) return typeof error
  return 'code' in error && typeof error.code === 'string' && /^[A-Z_]+$/.test(error.code)
    ? error.code
    : error.constructor.name
}

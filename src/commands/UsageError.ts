/** A command was called with words it does not know; the message says which, and what it takes. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

import type { Session } from './Session.ts'

/** A session as stored, with the version that the next write must name. */
export type StoredSession = { readonly session: Session; readonly version: string }

/** Keeps sessions by key until `sessionLifetimeSeconds` after their last write. Keys hold nothing that names a person. All throw `StoreUnavailable` where the store does not answer. */
export type SessionStore = {
  read(key: string): Promise<StoredSession | undefined>
  /** Writes if the stored version is still `expected` (undefined: nothing stored yet) and the conversation is not over; false means somebody else was first. */
  write(key: string, session: Session, expected: string | undefined): Promise<boolean>
  /** Deletes a session. What it knew of deliveries that were answered is known a little longer. */
  delete(key: string, answered: readonly string[]): Promise<void>
  /** Whether a delivery was answered in a session that was deleted lately. */
  wasAnswered(key: string, delivery: string): Promise<boolean>
  /** Deletes a session for good: nothing is written under its key again. */
  end(key: string): Promise<void>
  hasEnded(key: string): Promise<boolean>
}

/** Sessions end this long after their last turn. */
export const sessionLifetimeSeconds = 24 * 60 * 60

/** A delivery that comes again does so within this time. */
export const answeredLifetimeSeconds = 10 * 60

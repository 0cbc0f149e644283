import type { Session } from './Session.ts'

/** A session as stored, with the version that the next write must name. */
export type StoredSession = { readonly session: Session; readonly version: string }

/** Keeps sessions by key until `sessionLifetimeSeconds` after their last write. Keys hold nothing that names a person. */
export type SessionStore = {
  read(key: string): Promise<StoredSession | undefined>
  /** Writes if the stored version is still `expected` (undefined: nothing stored yet); false means somebody else wrote first. */
  write(key: string, session: Session, expected: string | undefined): Promise<boolean>
  delete(key: string): Promise<void>
}

/** Sessions end this long after their last turn. */
export const sessionLifetimeSeconds = 24 * 60 * 60

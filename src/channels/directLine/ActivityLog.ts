/** An activity as it is kept: JSON text without the conversation's id. `position` grows and is never used again. */
export type LoggedActivity = { readonly id: string; readonly position: number; readonly json: string }

/** Keeps the last activities of each conversation, so that a client which lost its connection can catch up. Holds no words of a person. */
export type ActivityLog = {
  /** Adds an activity. One whose id is there already is not added again: it keeps its place. */
  append(key: string, activity: { readonly id: string; readonly json: string }): Promise<Appended>
  /** The activities after a position (all of them after one that is not reached yet), or undefined when nothing is kept. */
  read(key: string, after: number): Promise<readonly LoggedActivity[] | undefined>
  /** Forgets a conversation, and answers a position after everything it held. */
  clear(key: string): Promise<number>
}

export type Appended = { readonly position: number; readonly added: boolean }

/** A conversation's log holds at most this many activities, the newest. */
export const maximumActivities = 50

/** A conversation's log is gone this long after its last activity. */
export const logLifetimeSeconds = 30 * 60

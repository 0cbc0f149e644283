/**
 * An activity to keep, without its conversation's id and without words of a person. `members` are those of its JSON object, without braces: the id
 * is put before them where they are sent, and long texts that many activities share stay one.
 */
export type NewActivity = {
  readonly id: string
  readonly members: string
  /** The turn of its conversation that it shows. Several processes may be at it: what a later one has overtaken is not added. */
  readonly turn?: number | undefined
}

/** An activity as it is kept. `position` grows and is never used again. */
export type LoggedActivity = Pick<NewActivity, 'id' | 'members'> & { readonly position: number }

/** Where activities stand, those that were there already too, and the position of what stood before them. */
export type Appended = {
  readonly previous: number
  readonly places: readonly { readonly position: number; readonly added: boolean }[]
}

/** What another process did with a conversation: something was added, or it was ended. */
export type News = 'more' | 'ended'

/** Keeps the last activities of each conversation, so that any process can serve a client and one that lost its connection can catch up. */
export type ActivityLog = {
  /** Adds activities in order. One whose id is there already is not added again: it keeps its place. Undefined: the conversation is over. */
  append(key: string, activities: readonly NewActivity[]): Promise<Appended | undefined>
  /** The activities after a position; all of them after one that is not reached yet. */
  read(key: string, after: number): Promise<readonly LoggedActivity[]>
  /** Whether anything is kept of a conversation that goes on. */
  isKept(key: string): Promise<boolean>
  /** Forgets a conversation. What it ended with, which holds no answers, can be read for a moment, so that it reaches its client. */
  clear(key: string, last: readonly NewActivity[]): Promise<Appended>
  /** Forgets a conversation for good. */
  end(key: string): Promise<void>
  /** Hears what other processes do with a conversation, until the answer is called. After a fault it hears "more", in case. */
  follow(key: string, listener: (news: News) => void): Promise<() => void>
}

/** A conversation's log holds at most this many activities, the newest. */
export const maximumActivities = 50

/** A conversation's log is gone this long after its last activity. */
export const logLifetimeSeconds = 30 * 60

/** What a conversation ended with can be read for this long. */
export const lastLifetimeSeconds = 30

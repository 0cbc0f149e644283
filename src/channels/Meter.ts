import type { Incoming } from '../conversation/Incoming.ts'

/** Which way somebody came. */
export type MeteredChannel = 'web' | 'teams' | 'other'

/** What is counted: how much, how fast and what went wrong; never who, which answer, or whether it was an emergency. */
export type Meter = {
  /** A turn that was answered, and how long that took. */
  readonly turn: (channel: MeteredChannel, kind: Incoming['kind'], milliseconds: number) => void
  /** A turn that was answered with the failure view. */
  readonly turnFailed: (channel: MeteredChannel) => void
  /** A request that was refused. */
  readonly refused: (reason: string) => void
  /** A store that did not do what it was asked. */
  readonly storeFailed: (store: 'sessions' | 'activities') => void
  readonly socketOpened: () => void
  readonly socketClosed: () => void
  /** An error that nothing handles. */
  readonly crashed: () => void
}

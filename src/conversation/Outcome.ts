import type { Position } from '../triage/machine.ts'

/** Where an incoming leads, what to say about it once, and whether it was understood; `leads` are what emergency help begins with, `after` what can wait until after it. */
export type Outcome = {
  readonly position: Position
  readonly notices: readonly string[]
  readonly leads?: readonly string[]
  readonly after?: readonly string[]
  readonly understood: boolean
}

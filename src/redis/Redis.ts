import type { Script } from './script.ts'

/** Whether what Redis holds is also written to a disk. */
export type Persistence = 'on' | 'off' | 'not-known'

/** What stores ask of Redis. Every call answers soon or throws `StoreUnavailable`: while Redis is away, at once. */
export type Redis = {
  readonly get: (key: string) => Promise<string | undefined>
  /** Whether all of these keys are there; they must share one `{...}`. */
  readonly has: (...keys: readonly [string, ...string[]]) => Promise<boolean>
  readonly set: (key: string, value: string, lifetimeSeconds: number) => Promise<void>
  /** Runs a script as one step; all its keys must share one `{...}`. */
  readonly run: (script: Script, keys: readonly [string, ...string[]], values: readonly string[]) => Promise<unknown>
  /** Hears a channel's messages until the answer is called. Messages may be lost: see `onBack`. */
  readonly listen: (channel: string, listener: (message: string) => void) => Promise<() => void>
  /** Hears when Redis answers again, after which nothing is known of what was missed. */
  readonly onBack: (listener: () => void) => void
  readonly isAway: () => boolean
  /** Undefined until it has been asked. */
  readonly persistence: () => Persistence | undefined
  readonly close: () => void
}

import type { Credentials } from '../../channels/botFramework/createAuthentication.ts'
import type { Content } from '../../triage/content.ts'

/** The settings that the preflight looks at, as the server uses them. */
export type PlannedSettings = {
  readonly PORT: number
  readonly PUBLIC_URL?: string | undefined
  readonly TRUST_NAME?: string | undefined
  readonly SAFETY_CONTACT?: unknown
  readonly MicrosoftAppId?: string | undefined
  readonly ALLOW_ANONYMOUS_BOT?: string | undefined
  readonly SIGNPOST_SECRET?: Uint8Array | undefined
  readonly SIGNPOST_SECRET_OLD?: Uint8Array | undefined
  readonly REDIS_URL?: string | undefined
  readonly TRUSTED_PROXIES?: unknown
  readonly CONTENT_DIR?: string | undefined
  readonly LOCAL_CATALOG?: string | undefined
}

/** What is about to be started, and what has come to be known of it. */
export type Plan = {
  readonly config: PlannedSettings
  readonly problems: readonly string[]
  /** The settings that are wrong, and are left out of `config`. */
  readonly wrong: readonly string[]
  /** The names of all settings that there are. */
  readonly known: readonly string[]
  /** The names of all variables that are set. */
  readonly given: readonly string[]
  readonly credentials: Credentials | undefined
  readonly freeMegabytes: number
  readonly now: () => Date
  readonly content?: Content
  /** What time it is elsewhere, and where. */
  readonly timeElsewhere?: { readonly host: string; readonly date: Date }
  /** Whether Redis writes to a disk. */
  readonly persistence?: 'on' | 'off' | 'not-known'
}

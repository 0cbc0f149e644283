/** What is in the subscription that the stand-in for Azure plays, and what is asked of it. */
export type Cloud = {
  signedIn: boolean
  /** Commands that fail, as often as is written here, and then work. */
  failing: Record<string, number>
  calls: string[]
  group: { tags: Record<string, string> } | undefined
  vault: { name: string; secrets: string[] } | undefined
  /** How often Key Vault still refuses the server. */
  refusals: number
  app: { name: string; settings: Record<string, string>; resources: string[] } | undefined
  /** The programs brought, in order: where each zip was kept. */
  programs: string[]
  purged: string[]
  /** How often the address does not answer yet. */
  silences: number
}

/** A subscription with nothing in it. */
export const emptyCloud: Cloud = {
  signedIn: true,
  failing: {},
  calls: [],
  group: undefined,
  vault: undefined,
  refusals: 0,
  app: undefined,
  programs: [],
  purged: [],
  silences: 0,
}

/** Writes down a call, and fails where the test wants it to. */
export function enter(cloud: Cloud, command: string, given: readonly string[]): void {
  cloud.calls.push([command, ...given].join(' '))
  const times = cloud.failing[command] ?? 0
  if (times === 0) return
  cloud.failing[command] = times - 1
  throw new Error(`ERROR: ${command} was made to fail`)
}

import { fileURLToPath } from 'node:url'

/** The folder that holds `flows/` and `services-catalog/`. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** What every command may need from the environment. */
export type Environment = {
  readonly trustName: string | undefined
  /** Every variable, for the few commands that need the settings themselves. */
  readonly settings: Readonly<Record<string, string | undefined>>
  /** What the server would refuse of them, one line each, beginning with the setting's name. */
  readonly settingProblems: readonly string[]
}

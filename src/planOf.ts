import { botCredentials } from './botCredentials.ts'
import type { Plan } from './commands/preflight/Plan.ts'
import { readSound, settings } from './config.ts'

/** What the preflight looks at: the settings as the server reads them, and this machine. */
export function planOf(variables: Readonly<Record<string, string | undefined>>): Plan {
  const sound = readSound(variables)
  return {
    ...sound,
    known: Object.keys(settings.shape),
    given: Object.keys(variables).filter((name) => (variables[name] ?? '') !== ''),
    credentials: botCredentials(sound.config),
    freeMegabytes: Math.floor(process.availableMemory() / 1_000_000),
    now: () => new Date(),
  }
}

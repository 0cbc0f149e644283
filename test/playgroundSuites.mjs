import { existsSync } from 'node:fs'
import { browserSuites } from './browserSuites.mjs'

const isInstalled = existsSync(
  new URL('teams-playground/node_modules/@microsoft/m365agentsplayground', import.meta.url),
)

/** The suites with Microsoft’s Agents Playground and card renderer are left out where those are not installed or there is no Chromium, but never where `CI` is set. */
export const playgroundSuites = { leftOut: browserSuites.leftOut || (!isInstalled && !process.env.CI) }

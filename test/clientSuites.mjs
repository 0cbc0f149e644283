import { existsSync } from 'node:fs'
import { browserSuites } from './browserSuites.mjs'

const isInstalled = existsSync(new URL('clients/node_modules/botframework-webchat', import.meta.url))

/** The suites with other people's clients are left out where those are not installed or there is no Chromium, but never where `CI` is set. */
export const clientSuites = { leftOut: browserSuites.leftOut || (!isInstalled && !process.env.CI) }

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const folders = (process.env.PATH ?? '').split(delimiter)

/** Where Chromium is: `CHROMIUM_PATH`, or the first of its usual names on the path. */
export const chromiumPath =
  process.env.CHROMIUM_PATH ??
  folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file))

/** The browser suites are left out where there is no Chromium, but never where `CI` is set: there they are required. */
export const browserSuites = { leftOut: chromiumPath === undefined && !process.env.CI }

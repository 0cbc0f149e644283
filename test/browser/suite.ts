import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from './openBrowser.ts'
import { startServer, type RunningServer } from './startServer.ts'

/** A browser and a server for the tests of one file. Each test opens its own pages. */
export function browserSuite(): { readonly browser: () => Browser; readonly server: () => RunningServer } {
  jest.setTimeout(60_000)
  let browser: Browser | undefined
  let server: RunningServer | undefined
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([openBrowser(), startServer()])
  })
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop()])
  })
  return {
    browser: () => present(browser),
    server: () => present(server),
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the suite has not started')
  return value
}

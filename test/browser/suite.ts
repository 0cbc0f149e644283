import { jest } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from './openBrowser.ts'
import { startServer, type RunningServer } from './startServer.ts'

/** A browser and a server for the tests of one file. Each test opens its own pages. */
export function browserSuite(): {
  readonly browser: () => Browser
  readonly server: () => RunningServer
  /** Stops something when the test has ended, however it ended. */
  readonly afterwards: (stop: () => Promise<void>) => void
} {
  jest.setTimeout(60_000)
  let browser: Browser | undefined
  let server: RunningServer | undefined
  let stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer()
  })
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
    await Promise.all(stops.map((stop) => stop()))
    stops = []
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop()])
  })
  return {
    browser: () => present(browser),
    server: () => present(server),
    afterwards: (stop) => void stops.push(stop),
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the suite has not started')
  return value
}

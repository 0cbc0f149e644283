import { jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser/openBrowser.ts'
import { startClients, type Clients } from './startClients.ts'

/** A browser, the clients and Signpost for the tests of one file. Each test opens its own pages. */
export function clientSuite(): {
  readonly clients: () => Clients
  readonly openPage: (path: string) => Promise<Page>
} {
  jest.setTimeout(60_000)
  let browser: Browser
  let clients: Clients
  beforeAll(async () => {
    ;[browser, clients] = await Promise.all([openBrowser(), startClients()])
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
  afterAll(async () => {
    await Promise.all([browser.close(), clients.stop()])
  })
  return {
    clients: () => clients,
    async openPage(path) {
      const context = await browser.newContext()
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      await page.goto(clients.address + path)
      return page
    },
  }
}

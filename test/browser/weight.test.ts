import { heading } from './aPage.ts'
import { countBytes } from './bytes.ts'
import { embeddingPage, startSite } from './startSite.ts'
import { startServer } from './startServer.ts'
import { browserSuite } from './suite.ts'

const { browser, server, afterwards } = browserSuite()
const kilobyte = 1024

test('script and style from navigation to the first question are at most 40 KB', async () => {
  const page = await browser().newPage()
  const received = await countBytes(page)
  await page.goto(server().address)
  await heading(page).waitFor()
  expect(received.files()).toEqual(expect.arrayContaining(['/widget.js', '/chat.js', '/page.css']))
  expect(received.of('Script', 'Stylesheet', 'Other', 'Preload')).toBeGreaterThan(5 * kilobyte)
  expect(received.of()).toBeLessThan(40 * kilobyte)
})

test('a page with the launcher receives at most 6 KB before it is opened, and the rest when it is', async () => {
  const site = await startSite()
  const signpost = await startServer({ environment: { ALLOWED_ORIGINS: site.address } })
  afterwards(async () => void (await Promise.all([site.stop(), signpost.stop()])))
  const page = await browser().newPage()
  const received = await countBytes(page)
  await page.goto(site.page(embeddingPage(signpost.address, { attributes: 'mode="launcher"' })))
  await page.locator('.launcher').waitFor()
  expect(received.files().slice(1)).toEqual(['/widget.js'])
  expect(received.of('Script')).toBeGreaterThan(kilobyte)
  expect(received.of('Script')).toBeLessThan(6 * kilobyte)
  await page.locator('.launcher').click()
  await heading(page).waitFor()
  expect(received.files()).toContain('/chat.js')
})

import type { Browser } from 'playwright-core'
import { button, heading, openPage, press } from '../browser/aPage.ts'
import { openBrowser } from '../browser/openBrowser.ts'
import { realContent } from '../support/realContent.ts'
import { startProcesses, type Processes } from './support/startProcesses.ts'
import { until } from './support/until.ts'

const { notKept, notices } = realContent.phrases

/** A machine with much else to do starts a server and a browser slowly. */
const slow = 180_000

describe('the web chat, when Redis', () => {
  let processes: Processes
  let browser: Browser
  beforeAll(async () => {
    processes = await startProcesses(1)
    browser = await openBrowser()
  }, slow)
  afterAll(async () => {
    await browser.close()
    await processes.stop()
  })
  const address = () => processes.servers[0]?.address ?? ''
  const isReady = async () => (await fetch(`${address()}/readyz`)).status === 200
  const sentIn = (page: Awaited<ReturnType<typeof openPage>>['page']) => {
    const sent: (string | undefined)[] = []
    page.on('request', (request) => {
      if (!request.url().endsWith('/activities') || request.method() !== 'POST') return
      const { channelData } = JSON.parse(request.postData() ?? '{}') as { channelData?: { clientActivityID?: string } }
      sent.push(channelData?.clientActivityID)
    })
    return sent
  }

  it('stands still, shows emergency help, the services for everybody and one way to try again, which sends the same tap again', async () => {
    const { page } = await openPage(browser, address())
    await press(page, 'london')
    const sent = sentIn(page)
    processes.redis.pause()
    await button(page, 'foundation').click()
    await heading(page).filter({ hasText: notKept.heading }).waitFor()
    expect(await page.locator('.view .emergency a[href="tel:999"]').isVisible()).toBe(true)
    expect(await page.locator('article').count()).toBeGreaterThan(0)
    expect(await page.locator('.actions button', { hasText: notKept.tryAgain }).count()).toBe(1)
    const before = sent.length
    await button(page, 'try-again').click()
    await until(() => sent.length > before)
    processes.redis.resume()
    await until(isReady)
    await until(async () => {
      if ((await heading(page).textContent()) !== notKept.heading) return true
      // The answer may come just now, and take the button away.
      await button(page, 'try-again')
        .click({ timeout: 500 })
        .catch(() => undefined)
      return false
    })
    expect(new Set(sent).size).toBe(1)
    await button(page, 'mental-health').waitFor()
    await press(page, 'mental-health', 'urgent')
    expect(await page.locator('article').count()).toBe(3)
  })

  it('was gone and is back, says once that this is a new beginning', async () => {
    const { page } = await openPage(browser, address())
    await press(page, 'london')
    await processes.redis.kill()
    await until(async () => !(await isReady()))
    await button(page, 'foundation').click()
    await heading(page).filter({ hasText: notKept.heading }).waitFor()
    await processes.redis.startAgain()
    await until(isReady)
    await press(page, 'try-again')
    await page.locator('.notice', { hasText: notices.newSession }).waitFor()
    await press(page, 'london')
    expect(await page.locator('.notice', { hasText: notices.newSession }).count()).toBe(0)
  })

  it('is away while the page opens, still shows the greeting, and takes what is pressed when it is back', async () => {
    await processes.redis.kill()
    await until(async () => !(await isReady()))
    const { page } = await openPage(browser, address())
    await button(page, 'london').click()
    await heading(page).filter({ hasText: notKept.heading }).waitFor()
    await page.reload()
    await heading(page).filter({ hasText: notKept.heading }).waitFor()
    await processes.redis.startAgain()
    await until(isReady)
    await press(page, 'try-again')
    await button(page, 'london').waitFor()
  })
})

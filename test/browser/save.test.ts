import type { Page } from 'playwright-core'
import { realContent } from '../support/realContent.ts'
import { openPage, phone, press, shortestWay } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const { save } = realContent.widget

/** What was printed: the title of each page that a printer was asked for, and its words. */
async function keepPrints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      const kept = (window.top as unknown as { prints?: unknown[] } | null) ?? {}
      const size = getComputedStyle(document.body).fontFamily
      kept.prints = [...(kept.prints ?? []), { title: document.title, text: document.body.innerText, font: size }]
      dispatchEvent(new Event('afterprint'))
    }
  })
}

const prints = (page: Page) =>
  page.evaluate(() => (window as unknown as { prints?: { title: string; text: string; font: string }[] }).prints ?? [])

test('results are printed after a word about shared printers, under a title that names nothing, without what was answered', async () => {
  const { page, complaints } = await openPage(browser(), server().address, phone, async (fresh) => {
    await keepPrints(fresh)
    await fresh.goto(server().address)
  })
  await press(page, ...shortestWay)
  const number = await page.locator('article a[href^="tel:"]').first().textContent()
  const name = (await page.locator('article h3').first().textContent()) ?? ''
  await page.getByRole('button', { name: save.print, exact: true }).click()
  expect(await page.getByText(save.printWarning).isVisible()).toBe(true)
  expect(await prints(page)).toEqual([])
  await page.getByRole('button', { name: save.doNotPrint }).click()
  expect(await page.getByText(save.printWarning).isVisible()).toBe(false)
  await page.getByRole('button', { name: save.print, exact: true }).click()
  await page.getByRole('button', { name: save.printNow }).click()
  const [paper] = await prints(page)
  expect(paper?.title).toBe(save.title)
  expect(paper?.font).toContain('Arial')
  expect(paper?.text.replaceAll('\u00a0', ' ')).toContain(number?.replaceAll('\u00a0', ' '))
  expect(paper?.text).toContain(name)
  expect(paper?.text).toContain('999')
  expect(paper?.text).not.toMatch(/Why it is here|mental health:|Open now/i)
  // Nothing of the paper stays on the page.
  expect(await page.locator('iframe').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('results are copied as text under the same title, and it is said where the copy stays', async () => {
  const { page } = await openPage(browser(), server().address, {
    ...phone,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await press(page, ...shortestWay)
  await page.getByRole('button', { name: save.copy, exact: true }).click()
  await page.getByText(save.copied).waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text.split('\n')[0]).toBe(save.title)
  expect(text).toContain(await page.locator('article h3').first().textContent())
  expect(text).not.toContain('Why it is here')
})

test('where the browser does not let us copy, that is said', async () => {
  const { page } = await openPage(browser(), server().address, phone, async (fresh) => {
    await fresh.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await fresh.goto(server().address)
  })
  await press(page, ...shortestWay)
  await page.getByRole('button', { name: save.copy, exact: true }).click()
  await page.getByText(save.notCopied).waitFor()
})

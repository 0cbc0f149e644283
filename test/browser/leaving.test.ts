import type { Page } from 'playwright-core'
import { realContent } from '../support/realContent.ts'
import { button, heading, openPage, press, shortestWay, type } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const { exit, cover } = realContent.widget

test('leaving ends the conversation on the server, empties the tab and leaves no page to go back to', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  const conversation = await savedConversation(page)
  expect(await statusOf(conversation)).toBe(200)

  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.locator('.exit').click()
  await page.waitForURL(exit.url)

  // The browser sends the farewell when it likes: a while after the page has gone.
  while ((await statusOf(conversation)) === 200);
  expect(await statusOf(conversation)).toBe(404)
  await page.goBack()
  expect(page.url()).toBe('about:blank')
  expect(await storedWithoutWidget(page)).toBe(0)
})

test('clearing leaves nothing in the tab or on the server, and starting again begins another conversation', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  const conversation = await savedConversation(page)
  await press(page, 'clear')
  // The end of the conversation follows the view that says so.
  await page.waitForFunction(() => sessionStorage.length === 0)
  expect(await page.locator('article').count()).toBe(0)
  await press(page, 'start-again')
  expect(await page.locator('.notice').count()).toBe(0)
  expect((await savedConversation(page)).conversationId).not.toBe(conversation.conversationId)
})

test('the first screen, and no other, says what leaving does and what it does not', async () => {
  const { page } = await openPage(browser(), server().address)
  expect(await page.getByText(exit.note).isVisible()).toBe(true)
  await press(page, 'london')
  expect(await page.getByText(exit.note).isVisible()).toBe(false)
  expect(await page.locator('.exit').isVisible()).toBe(true)
})

test('Shift three times in a row leaves, says how often it is still to be pressed, and capital letters do not count', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london')
  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.locator('#typed').focus()
  for (const letter of ['A', 'B', 'C']) await page.keyboard.press(`Shift+${letter}`)
  expect(await page.locator('#typed').inputValue()).toBe('ABC')
  const announced = page.locator('[role="status"].hidden')
  await page.keyboard.press('Shift')
  expect(await announced.textContent()).toBe(exit.twoMore)
  await page.keyboard.press('Shift')
  expect(await announced.textContent()).toBe(exit.oneMore)
  await page.keyboard.press('Shift')
  await page.waitForURL(exit.url)
  expect(await storedWithoutWidget(page)).toBe(0)
})

test('Shift with another key, with the mouse, or slowly, is not a wish to leave', async () => {
  const { page } = await openPage(browser(), server().address)
  const announced = page.locator('[role="status"].hidden')
  const said = async () => (await announced.textContent()) ?? ''
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  expect(await said()).toBe(exit.oneMore)
  await page.locator('#heading').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Shift')
  expect(await said()).toBe(exit.twoMore)
  await page.waitForTimeout(1_600)
  await page.keyboard.press('Shift')
  await page.waitForTimeout(1_600)
  // The first of the three is more than three seconds ago.
  await page.keyboard.press('Shift')
  expect(await said()).toBe(exit.oneMore)
  expect(new URL(page.url()).host).toBe(new URL(server().address).host)
})

test('a conversation that comes back otherwise than by a reload, or that was covered, is covered at first', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  await page.reload()
  await page.locator('article').first().waitFor()
  const covered = page.getByRole('heading', { name: cover.heading })
  expect(await covered.count()).toBe(0)
  await page.goto('about:blank')
  await page.goBack()
  await covered.waitFor()
  await page.waitForTimeout(1_000)
  expect(await page.locator('article').count()).toBe(0)
  expect(await page.getByText(cover.resumed).isVisible()).toBe(true)
  await page.reload()
  await covered.waitFor()
  await page.getByRole('button', { name: cover.carryOn }).click()
  await page.locator('article').first().waitFor()
  await page.reload()
  await page.locator('article').first().waitFor()
})

test('where the rest does not come after a reload, leaving still ends the conversation', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london')
  const conversation = await savedConversation(page)
  await page.route('**/chat.js*', (route) => route.abort())
  await page.reload()
  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.locator('.leave').click()
  await page.waitForURL(exit.url)
  while ((await statusOf(conversation)) === 200);
  expect(await storedWithoutWidget(page)).toBe(0)
})

test.each(['exit', 'clear'])('after %s no storage, cache, cookie or worker holds anything', async (way) => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london')
  await type(page, 'drinking too much')
  const conversation = await savedConversation(page)
  if (way === 'clear') await press(page, 'clear')
  else {
    await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
    await page.locator('.exit').click()
    await page.waitForURL(exit.url)
  }
  while ((await statusOf(conversation)) === 200);
  expect(await storedWithoutWidget(page)).toBe(0)
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    cookies: document.cookie,
    caches: typeof caches === 'undefined' ? [] : await caches.keys(),
    databases: await indexedDB.databases(),
    workers:
      typeof navigator.serviceWorker === 'undefined' ? 0 : (await navigator.serviceWorker.getRegistrations()).length,
  }))
  expect(kept).toEqual({ local: 0, cookies: '', caches: [], databases: [], workers: 0 })
  expect((await page.context().storageState()).origins.flatMap(({ localStorage }) => localStorage)).toEqual([])
})

test('"back" after leaving shows nothing of the conversation, wherever it was begun from', async () => {
  const { page } = await openPage(browser(), server().address)
  await page.goto(`${server().address}/accessibility`)
  await page.goto(server().address)
  await press(page, ...shortestWay)
  const name = (await page.locator('article h3').first().textContent()) ?? ''
  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.locator('.exit').click()
  await page.waitForURL(exit.url)
  await page.goBack()
  expect(new URL(page.url()).pathname).toBe('/accessibility')
  await page.goBack()
  // That is the page as first opened: it begins anew, with nothing answered.
  await heading(page).waitFor()
  expect(await button(page, 'change-answer').count()).toBe(0)
  expect(await page.content()).not.toContain(name)
})

test('after ten minutes untouched the conversation leaves the page, and comes back as it was', async () => {
  const { page } = await openPage(browser(), server().address, undefined, async (fresh) => {
    await fresh.clock.install()
    await fresh.goto(server().address)
  })
  await press(page, ...shortestWay)
  const shown = (await page.locator('.view').innerText()).trim()
  await page.locator('#typed').fill('half a word')
  await page.clock.fastForward('09:00')
  expect(await page.locator('.cover').count()).toBe(0)
  await page.mouse.move(5, 5)
  await page.clock.fastForward('09:59')
  expect(await page.locator('.cover').count()).toBe(0)
  await page.clock.fastForward('00:02')
  await page.getByRole('heading', { name: cover.heading }).waitFor()
  expect(await page.locator('.view, article, #typed').count()).toBe(0)
  expect(await accessibleNames(page)).not.toMatch(/BMA|support that fits|half a word/i)
  await page.getByRole('button', { name: cover.carryOn }).click()
  await page.locator('#heading:focus').waitFor()
  expect((await page.locator('.view').innerText()).trim()).toBe(shown)
  expect(await page.locator('#typed').inputValue()).toBe('half a word')
  await press(page, 'change-answer')
})

test('"Clear and leave" on the cover leaves as "Exit this page" does', async () => {
  const { page } = await openPage(browser(), server().address, undefined, async (fresh) => {
    await fresh.clock.install()
    await fresh.goto(server().address)
  })
  await press(page, 'london')
  const conversation = await savedConversation(page)
  await page.clock.fastForward('10:01')
  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.getByRole('button', { name: cover.leave }).click()
  await page.waitForURL(exit.url)
  while ((await statusOf(conversation)) === 200);
  expect(await storedWithoutWidget(page)).toBe(0)
})

test('no answer stands in the address, the title or the history', async () => {
  const { page } = await openPage(browser(), server().address)
  const atFirst = await page.evaluate(() => [location.href, document.title, history.length])
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await press(page, ...shortestWay)
  await type(page, 'change location to Scotland')
  expect(await page.evaluate(() => [location.href, document.title, history.length])).toEqual(atFirst)
  expect(addresses.length).toBeGreaterThan(4)
  for (const answer of [...shortestWay, 'scotland', 'change']) expect(addresses.join(' ')).not.toContain(answer)
})

async function savedConversation(page: Page): Promise<{ readonly token: string; readonly conversationId: string }> {
  const token = await page.evaluate(() => sessionStorage.getItem('signpost') ?? '')
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { readonly sub: string }
  return { token, conversationId: sub }
}

/** The name of everything that a screen reader can find. */
async function accessibleNames(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => String(name?.value ?? ''))
    .join(' | ')
}

async function statusOf({
  token,
  conversationId,
}: {
  readonly token: string
  readonly conversationId: string
}): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${server().address}/v3/directline/conversations/${conversationId}`, { headers })
  return response.status
}

/** How much the tab holds, read before any script of ours could put something there. */
async function storedWithoutWidget(page: Page): Promise<number> {
  await page.route('**/widget.js', (route) => route.abort())
  await page.goto(server().address)
  return page.evaluate(() => sessionStorage.length)
}

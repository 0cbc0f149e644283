import type { Page } from 'playwright-core'
import { realContent } from '../support/realContent.ts'
import { openPage, press, shortestWay } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const { exit } = realContent.widget

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

test('no answer stands in the address, the title or the history', async () => {
  const { page } = await openPage(browser(), server().address)
  const atFirst = await page.evaluate(() => [location.href, document.title, history.length])
  await press(page, ...shortestWay)
  expect(await page.evaluate(() => [location.href, document.title, history.length])).toEqual(atFirst)
})

async function savedConversation(page: Page): Promise<{ readonly token: string; readonly conversationId: string }> {
  return JSON.parse(await page.evaluate(() => sessionStorage.getItem('signpost') ?? '')) as never
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

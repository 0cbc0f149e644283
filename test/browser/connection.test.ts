import type { Locator } from 'playwright-core'
import { realContent } from '../support/realContent.ts'
import { answered, button, heading, openPage, phone, press, shortestWay } from './aPage.ts'
import { startProxy } from './proxy.ts'
import { startServer as startServerInProcess } from '../server/support/startServer.ts'
import { buildWidget } from '../../src/server/buildWidget.ts'
import { startServer } from './startServer.ts'
import { browserSuite } from './suite.ts'

const { browser, server, afterwards } = browserSuite()
const { status, cover } = realContent.widget

test('where a proxy lets no WebSocket through, polling leads to the results', async () => {
  const proxy = await startProxy(server().port, { blocksWebSockets: true })
  afterwards(proxy.close)
  const { page } = await openPage(browser(), proxy.address)
  await press(page, ...shortestWay)
  expect(await page.locator('article').count()).toBe(3)
  expect(proxy.upgrades()).toBe(1)
})

test('where a proxy swallows the question for a WebSocket, answers do not wait for it', async () => {
  const proxy = await startProxy(server().port, { swallowsWebSockets: true })
  afterwards(proxy.close)
  const { page } = await openPage(browser(), proxy.address)
  const began = Date.now()
  await press(page, 'london')
  expect(Date.now() - began).toBeLessThan(3_900)
})

test('a tap without a connection is said to be waiting, with the emergency numbers on the screen, and is answered once it is back', async () => {
  const proxy = await startProxy(server().port)
  afterwards(proxy.close)
  const { page } = await openPage(browser(), proxy.address)
  for (const id of shortestWay) {
    const before = await heading(page).elementHandle()
    proxy.cut()
    await button(page, id).click()
    await page.getByText(status.offline).waitFor()
    expect(await page.locator('signpost-chat > .emergency a[href="tel:999"]').isVisible()).toBe(true)
    expect(await before?.isVisible()).toBe(true)
    proxy.restore()
    await before?.waitForElementState('hidden')
    expect(await page.locator('signpost-chat > .emergency').isVisible()).toBe(false)
  }
  expect(await page.locator('article').count()).toBe(3)
})

test('what there is to say about the connection is on the screen with the emergency line, however far down the page is, and a press is answered', async () => {
  for (const viewport of [phone.viewport, { width: 640, height: 320 }]) {
    const proxy = await startProxy(server().port)
    afterwards(proxy.close)
    const { page } = await openPage(browser(), proxy.address, { viewport })
    await press(page, ...shortestWay)
    proxy.cut()
    await page.getByText(status.offline).waitFor()
    await page.locator('#typed').evaluate((box) => box.scrollIntoView({ block: 'center' }))
    await expectOnScreen(page.locator('.status', { hasText: status.offline }).filter({ hasText: '999' }))
    await page.locator('#typed').fill('a word')
    await page.locator('#typed').press('Enter')
    await expectOnScreen(page.locator('.status', { hasText: status.waiting }))
    await expectOnScreen(page.locator('.exit'))
  }
})

test('typed words are sent whole, and those too long to be sent stay in the box', async () => {
  const { page } = await openPage(browser(), server().address)
  await page.locator('#typed').fill(`${'I am tired. '.repeat(60)} I am going to kill myself`)
  await answered(page, () => page.locator('#typed').press('Enter'))
  expect(await page.locator('.view .emergency').isVisible()).toBe(true)
  const long = 'I am tired. '.repeat(6_000)
  await page.locator('#typed').fill(long)
  await page.locator('#typed').press('Enter')
  await page.getByText(status.tooLong).waitFor()
  expect(await page.locator('#typed').inputValue()).toBe(long.trim())
})

test('while too much comes from the network, that is said with the emergency numbers, and the answer goes by itself when there is room', async () => {
  let isTooMuch = true
  const limits = { token: async () => (isTooMuch ? { afterSeconds: 1, isFirst: false } : undefined) }
  const busy = await startServerInProcess({ widget: await buildWidget(), limits })
  afterwards(busy.close)
  const { page } = await openPage(browser(), busy.address)
  await expectOnScreen(page.locator('.status', { hasText: status.tooMuch }).filter({ hasText: '999' }))
  expect(await page.locator('signpost-chat > .emergency a[href="tel:999"]').isVisible()).toBe(true)
  await button(page, 'london').click()
  await expectOnScreen(page.locator('.status', { hasText: `${status.waiting} ${status.tooMuch}` }))
  await answered(page, async () => void (isTooMuch = false))
  expect(await button(page, 'foundation').isVisible()).toBe(true)
  expect(await page.locator('.status:not(:empty)').count()).toBe(0)
})

test('a conversation that sends too much is told so, and its answer goes by itself a moment later', async () => {
  let isTooMuch = false
  const limits = { request: async () => (isTooMuch ? { afterSeconds: 1, isFirst: false } : undefined) }
  const busy = await startServerInProcess({ widget: await buildWidget(), limits })
  afterwards(busy.close)
  const { page } = await openPage(browser(), busy.address)
  await press(page, 'london')
  isTooMuch = true
  await button(page, 'foundation').click()
  await page.locator('.status', { hasText: status.tooMuch }).filter({ hasText: '999' }).waitFor()
  await answered(page, async () => void (isTooMuch = false))
  expect(await button(page, 'mental-health').isVisible()).toBe(true)
})

test('without a server the page shows the emergency numbers and the first question, and the answer counts when there is one', async () => {
  const proxy = await startProxy(server().port)
  afterwards(proxy.close)
  const { page } = await openPage(browser(), proxy.address, undefined, async (fresh) => {
    await fresh.route('**/api/web-chat/token', (route) => route.abort())
    await fresh.goto(proxy.address)
  })
  await page.getByText(status.offline).waitFor()
  expect(await page.locator('signpost-chat > .emergency a[href="tel:999"]').isVisible()).toBe(true)
  await button(page, 'london').click()
  await answered(page, () => page.unroute('**/api/web-chat/token'))
  expect(await button(page, 'foundation').isVisible()).toBe(true)
  expect(await page.getByText(status.offline).count()).toBe(0)
  expect(await page.locator('signpost-chat > .emergency').isVisible()).toBe(false)
})

test('where the server comes back before anybody has pressed anything, that is said without a press', async () => {
  const { page } = await openPage(browser(), server().address, undefined, async (fresh) => {
    await fresh.route('**/api/web-chat/token', (route) => route.abort())
    await fresh.goto(server().address)
  })
  await page.getByText(status.offline).waitFor()
  await page.unroute('**/api/web-chat/token')
  await page.getByText(status.online).waitFor()
  expect(await page.locator('signpost-chat > .emergency').isVisible()).toBe(false)
})

test('where the script never comes, the page still has the emergency numbers', async () => {
  const page = await browser().newPage()
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(server().address)
  expect(await page.locator('signpost-chat > .emergency a[href="tel:999"]').isVisible()).toBe(true)
})

test('after a restart of the server the screen stays as it was, and the next tap counts and says that earlier answers are gone', async () => {
  const first = await startServer()
  afterwards(first.stop)
  const { page } = await openPage(browser(), first.address)
  await press(page, 'london', 'foundation')
  const question = await heading(page).textContent()
  await first.stop()
  await page.getByText(status.offline).waitFor()
  const second = await startServer({ port: first.port })
  afterwards(second.stop)
  await page.getByText(status.offline).waitFor({ state: 'hidden' })
  expect(await heading(page).textContent()).toBe(question)
  await press(page, 'mental-health')
  expect(await page.locator('.notice').allTextContents()).toEqual([status.renewed])
  expect(await page.locator('#typed').isVisible()).toBe(true)
})

test('a browser that says it is offline is believed at once', async () => {
  const { page } = await openPage(browser(), server().address)
  await page.context().setOffline(true)
  await page.getByText(status.offline).waitFor()
  await page.context().setOffline(false)
  await page.getByText(status.offline).waitFor({ state: 'hidden' })
  await press(page, 'london')
})

test('two presses of one button count once', async () => {
  const { page } = await openPage(browser(), server().address)
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/activities')) posts += 1
  })
  await answered(page, () => button(page, 'london').dblclick())
  await press(page, 'foundation')
  expect(posts).toBe(2)
})

test('a token that expired overnight begins another conversation: the screen stays, and the next tap says that earlier answers are gone', async () => {
  const overnight = await startServerInProcess({ widget: await buildWidget() })
  afterwards(overnight.close)
  const proxy = await startProxy(overnight.port)
  afterwards(proxy.close)
  const { page } = await openPage(browser(), proxy.address)
  await press(page, 'london', 'foundation')
  const question = await heading(page).textContent()
  proxy.cut()
  await page.getByText(status.offline).waitFor()
  overnight.skip(25 * 60 * 60)
  proxy.restore()
  await page.getByText(status.offline).waitFor({ state: 'hidden' })
  expect(await heading(page).textContent()).toBe(question)
  await press(page, 'mental-health')
  expect(await page.locator('.notice').allTextContents()).toEqual([status.renewed])
})

test('a reload after the token expired begins at the greeting', async () => {
  const overnight = await startServerInProcess({ widget: await buildWidget() })
  afterwards(overnight.close)
  const { page } = await openPage(browser(), overnight.address)
  await press(page, 'london')
  overnight.skip(25 * 60 * 60)
  await page.reload()
  await button(page, 'london').waitFor()
  expect(await heading(page).textContent()).toBe(realContent.phrases.greeting.heading)
})

test('a conversation that is ended in one tab does not come back in its copy', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london')
  const opening = page.context().waitForEvent('page')
  await page.evaluate(() => window.open(location.href))
  const copy = await opening
  // What was answered is not shown before somebody wants to see it.
  await copy.getByRole('button', { name: cover.carryOn }).click()
  await heading(copy).waitFor()
  await page.route(realContent.widget.exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await page.locator('.exit').click()
  await copy.getByText(status.gone).waitFor()
  await copy.reload()
  await button(copy, 'london').waitFor()
  expect(await heading(copy).textContent()).toBe(realContent.phrases.greeting.heading)
})

test('where the stream is dead and nobody has noticed, the answer comes another way, once', async () => {
  const { page } = await openPage(browser(), server().address, undefined, async (fresh) => {
    await fresh.routeWebSocket(/\/stream/, () => {
      // It opens, and nothing ever comes.
    })
    await fresh.goto(server().address)
  })
  await press(page, 'london', 'foundation')
  expect(await page.locator('.status:not(:empty)').count()).toBe(0)
})

/** It is where it can be seen now, not only somewhere on the page. */
async function expectOnScreen(thing: Locator): Promise<void> {
  await thing.waitFor()
  const { y = -1, height = 0 } = (await thing.boundingBox()) ?? {}
  expect(y).toBeGreaterThanOrEqual(0)
  expect(y + height).toBeLessThanOrEqual(thing.page().viewportSize()?.height ?? 0)
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot, realContent } from '../support/realContent.ts'
import { answered, button, desk, heading, press, shortestWay } from './aPage.ts'
import { embeddingPage, startSite, type Site } from './startSite.ts'
import { startServer, type RunningServer } from './startServer.ts'
import { browserSuite } from './suite.ts'

const { browser } = browserSuite()
const readme = readFileSync(join(projectRoot, 'deploy', 'web', 'README.md'), 'utf8')
const { widget, flow, emergency } = realContent
let site: Site
let server: RunningServer
beforeAll(async () => {
  site = await startSite()
  server = await startServer({ environment: { ALLOWED_ORIGINS: site.address } })
})
afterAll(async () => {
  await Promise.all([site.stop(), server.stop()])
})

/** The chat on another site's page, and what that page complains of. */
async function open(options: Parameters<typeof embeddingPage>[1] = {}, headers: Readonly<Record<string, string>> = {}) {
  const page = await newPage(browser())
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).origin)
  })
  await page.goto(site.page(embeddingPage(server.address, options), headers))
  return { page, complaints, hosts }
}

async function newPage(from: Browser): Promise<Page> {
  const context = await from.newContext(desk)
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

test('the page for whoever embeds it gives the element’s attributes, one line that works, and the policy it needs', () => {
  const rows = [...readme.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)
  const code = readFileSync(join(projectRoot, 'src', 'widget', 'settings.ts'), 'utf8')
  const read = [...code.matchAll(/textOf\('([\w-]+)'\)/g)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual([...new Set(read)].toSorted())
  expect(readme).toContain('<script type="module" src="https://HOST/widget.js"></script><signpost-chat>')
})

test('it runs on a page whose policy is "none" but for what the page for embedding says, and asks nobody else', async () => {
  const [, allowed = ''] = /^ {4}(script-src .*)$/m.exec(readme) ?? []
  const policy = allowed
    .replaceAll('https://HOST', server.address)
    .replaceAll('wss://HOST', server.address.replace('http', 'ws'))
  const { page, complaints, hosts } = await open(
    { attributes: 'mode="launcher" colour="#330072"' },
    { 'Content-Security-Policy': `default-src 'none'; require-trusted-types-for 'script'; ${policy}` },
  )
  await page.locator('.launcher').click()
  await heading(page).waitFor()
  await press(page, ...shortestWay)
  expect(await page.locator('article').count()).toBe(3)
  expect(await page.locator('.exit').evaluate((exit) => getComputedStyle(exit).backgroundColor)).toBe(
    'rgb(213, 40, 27)',
  )
  // The one complaint is about the empty icon of the test's own page.
  expect(complaints.filter((text) => !text.includes('data:,'))).toEqual([])
  expect([...hosts].toSorted()).toEqual([site.address, server.address].toSorted())
})

test('a site that is not in ALLOWED_ORIGINS gets no script and no frame, and shows what stands inside the element', async () => {
  const other = await startSite()
  const page = await newPage(browser())
  await page.goto(other.page(embeddingPage(server.address, { body: `<iframe src="${server.address}"></iframe>` })))
  expect(await page.getByText('In an emergency call 999').isVisible()).toBe(true)
  expect(await page.evaluate(() => customElements.get('signpost-chat'))).toBeUndefined()
  const frame = page.frames()[1]
  expect(await frame?.locator('signpost-chat').count()).toBe(0)
  await other.stop()
})

test('while a launched conversation is covered, the dialog does not say what it is about', async () => {
  const { page } = await open({ attributes: 'mode="launcher" heading="Help with drinking"' })
  const name = page.locator('#dialog-name')
  await page.locator('.launcher').click()
  await heading(page).waitFor()
  await press(page, 'london')
  expect(await name.textContent()).toBe('Help with drinking')
  await page.goto('about:blank')
  await page.goBack()
  await page.locator('.launcher').click()
  const carryOn = page.getByRole('button', { name: widget.cover.carryOn })
  await carryOn.waitFor()
  expect(await name.textContent()).toBe(widget.cover.heading)
  await carryOn.click()
  expect(await name.textContent()).toBe('Help with drinking')
})

test('in a frame of an allowed site it works, and leaving it leaves the whole page', async () => {
  const page = await newPage(browser())
  const url = site.page(
    `<!doctype html><title>Intranet</title><iframe src="${server.address}" width="600" height="600"></iframe>`,
  )
  await page.goto(url)
  const frame = page.frameLocator('iframe')
  await frame.locator('button[data-id="london"]').click()
  await frame.locator('button[data-id="foundation"]').click()
  await frame.locator('button[data-id="mental-health"]').click()
  await frame.locator('button[data-id="urgent"]').click()
  // A website may refuse to be shown in a frame.
  await frame.locator('article').first().waitFor()
  const links = await frame.locator('article a[href^="https:"]').all()
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(await link.getAttribute('target')).toBe('_blank')
  await page.route(widget.exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await frame.locator('.exit').click()
  await page.waitForURL(widget.exit.url)
})

test('the page’s own styles neither reach in nor hide it', async () => {
  const style = `<style>
    html { font-size: 4px } * { color: red !important; display: inline !important; font: 3px serif !important }
    signpost-chat { font-size: 2px !important; opacity: 0 !important; visibility: hidden !important; display: none !important }
    button, h2 { display: none !important } :root { --text: red; --surface: red; --link: red }
  </style>`
  const { page } = await open({ head: style })
  await button(page, 'london').waitFor()
  const plain = await open()
  await button(plain.page, 'london').waitFor()
  const look = (each: Page) =>
    button(each, 'london').evaluate((element) => {
      const { color, fontSize, fontFamily, display, backgroundColor, visibility } = getComputedStyle(element)
      return { color, fontSize, fontFamily, display, backgroundColor, visibility, height: element.clientHeight }
    })
  expect(await look(page)).toEqual(await look(plain.page))
})

test('the launcher opens a real dialog, from which Escape and Close lead back to the button, and nothing is lost', async () => {
  const { page } = await open({ attributes: 'mode="launcher" heading="Support for doctors"' })
  expect(await page.getByText('In an emergency call 999').isVisible()).toBe(false)
  const launcher = page.getByRole('button', { name: 'Support for doctors' })
  await launcher.click()
  const dialog = page.getByRole('dialog', { name: 'Support for doctors' })
  await dialog.waitFor()
  await page.locator('#heading:focus').waitFor()
  await press(page, 'london')
  const question = await heading(page).textContent()
  expect((await page.locator('.close').boundingBox())?.y).toBeGreaterThan(0)
  // Nothing behind a modal dialog can be reached.
  expect(await page.locator('dialog').evaluate((element) => element.matches(':modal'))).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await launcher.evaluate((element) => element.matches(':focus'))).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('#heading:focus').waitFor()
  expect(await heading(page).textContent()).toBe(question)
  await page.locator('.close').click()
  await dialog.waitFor({ state: 'hidden' })
  // The page is the intranet's again: there Shift leads nowhere.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Shift')
  await page.reload()
  await launcher.click()
  await heading(page).waitFor()
  expect(await heading(page).textContent()).toBe(question)
})

test('where the rest of the launcher does not come, its dialog shows the numbers, and the chat when it does come', async () => {
  const { page } = await open({ attributes: 'mode="launcher"' })
  await page.route('**/chat.js*', (route) => route.abort())
  await page.locator('.launcher').click()
  expect(await page.getByText('In an emergency call 999').isVisible()).toBe(true)
  await page.getByText(widget.status.offline).waitFor()
  expect(await page.locator('.leave').isVisible()).toBe(true)
  await page.unroute('**/chat.js*')
  await heading(page).waitFor()
  expect(await page.locator('.leave').count()).toBe(0)
  expect(await page.getByText('In an emergency call 999').isVisible()).toBe(false)
})

test('what the page puts inside stays readable on our ground, in the dark and whatever the page’s colours', async () => {
  const { page } = await open({
    inside: 'In an emergency call 999 <a href="/">Find support</a>',
    head: '<style>body { background: #111; color: #eee } a { color: #9cf }</style>',
  })
  await page.emulateMedia({ colorScheme: 'dark' })
  await heading(page).waitFor()
  await page.context().setOffline(true)
  await page.getByText(widget.status.offline).waitFor()
  const colours = await page.locator('signpost-chat').evaluate((chat) => {
    const box = chat.shadowRoot?.querySelector('.fallback')
    const link = chat.querySelector('a')
    if (box === null || box === undefined || link === null) throw new Error('nothing stands inside the element')
    return [getComputedStyle(box).backgroundColor, getComputedStyle(box).color, getComputedStyle(link).color]
  })
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(33, 43, 50)', 'rgb(33, 43, 50)'])
})

test('an exit address without a site of its own is on the site of the page, and what is fixed over the page keeps its room', async () => {
  const { page } = await open({
    attributes: `mode="launcher" exit-url="/weather"`,
    head: '<style>signpost-chat { --signpost-top: 60px }</style>',
  })
  await page.route('**/chat.js*', (route) => route.abort())
  await page.locator('.launcher').click()
  await page.locator('.leave').waitFor()
  await page.route('**/weather', (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Shift')
  await page.waitForURL(`${site.address}/weather`)
  const inline = await open({ head: '<style>signpost-chat { --signpost-top: 60px }</style>' })
  await heading(inline.page).waitFor()
  expect(await inline.page.locator('.top').evaluate((top) => getComputedStyle(top).top)).toBe('60px')
})

test('an element with nothing inside it has the emergency line from the script', async () => {
  const page = await newPage(browser())
  await page.route('**/chat.js*', (route) => route.abort())
  await page.goto(site.page(embeddingPage(server.address, { inside: '' })))
  const line = emergency.texts.find(({ locations }) => locations === 'unknown')?.line ?? ''
  expect(await page.getByText(line).isVisible()).toBe(true)
})

test('a topic is said on the first screen and counts with the first answer, which leads past its question', async () => {
  const { page } = await open({ attributes: 'topic="addiction"' })
  const label =
    flow.questions.find(({ id }) => id === 'issues')?.options.find(({ id }) => id === 'addiction')?.label ?? ''
  const notice = page.locator('.notice')
  await notice.waitFor()
  expect(await notice.textContent()).toBe(widget.view.topic.replace('{topic}', label))
  expect(await page.getByText('runs this service').isVisible()).toBe(true)
  // What answers the topic is not shown: the next view is the one that answers the person.
  await page.locator('.view').evaluate((view) => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => seen.push(view.querySelector('#heading')?.textContent ?? '')).observe(view, {
      childList: true,
    })
  })
  await press(page, 'london', 'foundation', 'urgent')
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toHaveLength(3)
  expect(await page.locator('article').count()).toBe(3)
  await press(page, 'change-answer')
  expect(await button(page, 'change-issues').count()).toBe(1)
})

test('a colour is used with words that can be read on it, and what is no colour, topic or web address is left out', async () => {
  const yellow = await open({ attributes: 'mode="launcher" colour="#ffeb3b"' })
  const colours = (page: Page) =>
    page
      .locator('.launcher')
      .evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color])
  expect(await colours(yellow.page)).toEqual(['rgb(255, 235, 59)', 'rgb(0, 0, 0)'])
  const wrong = await open({
    attributes: 'mode="launcher" colour="red;}" topic="toString" exit-url="javascript:alert(1)"',
  })
  expect(await colours(wrong.page)).toEqual(['rgb(0, 94, 184)', 'rgb(255, 255, 255)'])
  await wrong.page.locator('.launcher').click()
  await heading(wrong.page).waitFor()
  expect(await wrong.page.locator('.notice').count()).toBe(0)
  await wrong.page.route(widget.exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await wrong.page.locator('.exit').click()
  await wrong.page.waitForURL(widget.exit.url)
})

test('a server that is too busy, or fails, is said so with the emergency line it sends, and nothing is lost', async () => {
  const { page } = await open()
  await button(page, 'london').waitFor()
  const help = 'In an emergency phone 999, says the server'
  await page.route('**/activities', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'Retry-After': '1', 'Access-Control-Allow-Origin': site.address },
      json: { error: { code: 'TooManyRequests', message: 'Later', help } },
    }),
  )
  await button(page, 'london').click()
  await page.getByText(help).waitFor()
  expect(await page.getByText('In an emergency call 999').isVisible()).toBe(true)
  await answered(page, async () => page.unroute('**/activities'))
  expect(await button(page, 'foundation').isVisible()).toBe(true)
  expect(await page.getByText(help).count()).toBe(0)
})

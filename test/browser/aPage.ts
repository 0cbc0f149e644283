import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page of its own, with nothing of other pages, and what its console says against it. */
export type OpenedPage = { readonly page: Page; readonly complaints: string[]; readonly hosts: Set<string> }

/** The size of a small phone, and of a desk. */
export const phone = { viewport: { width: 320, height: 640 } }
export const desk = { viewport: { width: 1280, height: 900 } }

/** Opens an address, in the usual way or another, and waits for the first view. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = phone,
  open: (page: Page) => Promise<unknown> = (page) => page.goto(address),
): Promise<OpenedPage> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).host)
  })
  await open(page)
  await heading(page).waitFor()
  return { page, complaints, hosts }
}

/** The heading of the present view. */
export function heading(page: Page) {
  return page.locator('#heading')
}

/** The button of the present view with this id. */
export function button(page: Page, id: string) {
  return page.locator(`button[data-id="${id}"]`)
}

/** The button for urgent help, which stands under every view. */
export function urgentHelp(page: Page) {
  return page.locator('.help button')
}

/** Does something that is answered, and waits for the answer: the view before it has gone then. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await heading(page).elementHandle()
  await act()
  await before?.waitForElementState('hidden')
  await heading(page).waitFor()
}

/** Presses buttons one after another, each when the answer to the one before is there. */
export async function press(page: Page, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await answered(page, () => button(page, id).click())
}

/** Types words and sends them. */
export async function type(page: Page, text: string): Promise<void> {
  await answered(page, async () => {
    await page.locator('#typed').fill(text)
    await page.locator('#typed').press('Enter')
  })
}

/** From the greeting to the results, for a foundation doctor in London. */
export const shortestWay = ['london', 'foundation', 'mental-health', 'urgent']

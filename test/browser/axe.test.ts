import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { answered, button, heading, openPage, press, type, urgentHelp } from './aPage.ts'
import { embeddingPage, startSite, type Site } from './startSite.ts'
import { startServer, type RunningServer } from './startServer.ts'
import { browserSuite } from './suite.ts'

const { browser } = browserSuite()
let site: Site
let server: RunningServer
beforeAll(async () => {
  site = await startSite()
  server = await startServer({ environment: { ALLOWED_ORIGINS: site.address } })
})
afterAll(async () => {
  await Promise.all([site.stop(), server.stop()])
})

const colours: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light colours', { colorScheme: 'light' }],
  ['dark colours', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
]
const sizes = [
  ['320 pixels', { width: 320, height: 640 }],
  ['1280 pixels', { width: 1280, height: 900 }],
] as const
const cases = colours.flatMap(([colour, options]) =>
  sizes.map(([size, viewport]) => [colour, size, { ...options, viewport }] as const),
)

test.each(cases)('in %s at %s axe finds nothing wrong in any view', async (_colour, _size, options) => {
  const { page } = await openPage(browser(), server.address, { ...options, reducedMotion: 'reduce' })
  const look = async (view: string) =>
    expect({ view, violations: await violations(page) }).toEqual({ view, violations: [] })

  await look('greeting')
  await press(page, 'someone-else')
  await look('someone else')
  await press(page, 'back', 'london')
  await look('question')
  await type(page, 'xyzzy')
  await look('not understood')
  await press(page, 'foundation', 'something-else')
  await look('something else')
  await press(page, 'back', 'more-than-one')
  await page.locator('.submit').click()
  await look('several, with none ticked')
  await press(page, 'back', 'mental-health', 'emergency')
  await look('results with emergency help')
  await page.locator('details summary').first().click()
  await page.locator('.save .action').first().click()
  await look('results with details and the warning before printing')
  await press(page, 'show-more')
  await look('more results')
  await type(page, 'More about Samaritans')
  await look('a service')
  await press(page, 'change-answer')
  await look('change an answer')
  await press(page, 'privacy')
  await look('privacy')
  await press(page, 'help', 'who-made-this')
  await look('who made this')
  await press(page, 'something-is-wrong')
  await look('something is wrong here')
  await answered(page, () => urgentHelp(page).click())
  await look('urgent help')
  await press(page, 'somewhere-else')
  await look('somewhere else')
  await page.context().setOffline(true)
  await page.locator('.status:not(:empty)').waitFor()
  await look('offline')
  await page.context().setOffline(false)
  await page.locator('signpost-chat > .emergency').waitFor({ state: 'hidden' })
  await press(page, 'clear')
  await look('cleared')

  await page.goto(`${server.address}/accessibility`)
  await look('accessibility statement')

  await page.clock.install()
  await page.goto(site.page(embeddingPage(server.address, { attributes: 'mode="launcher" colour="#330072"' })))
  await page.locator('.launcher').waitFor()
  await look('launcher')
  await page.locator('.launcher').click()
  await heading(page).waitFor()
  await look('dialog')
  await page.clock.fastForward('10:01')
  await page.locator('.cover').waitFor()
  await look('cover')

  await page.goto(site.page(embeddingPage(server.address, { attributes: 'heading="Help for doctors"' })))
  await button(page, 'london').waitFor()
  await look('inline')
})

test('axe sees into the chat: it finds a picture without words there', async () => {
  const { page } = await openPage(browser(), server.address)
  await page.locator('.view').evaluate((view) => view.append(document.createElement('img')))
  expect(await violations(page)).toEqual([expect.stringMatching(/^image-alt: /)])
})

/** What axe finds, in a few words each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: tester } = globalThis as unknown as { axe: typeof axe }
    return (await tester.run({ rules: { 'target-size': { enabled: true } } })).violations
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findServices } from '../../src/catalog/findServices.ts'
import type { Answers } from '../../src/facets.ts'
import { foldersBelow, loadContent, type Content } from '../../src/triage/content.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { realContent } from '../support/realContent.ts'
import { desk, phone } from './aPage.ts'
import { startServer, type RunningServer } from './startServer.ts'
import { browserSuite } from './suite.ts'

const { browser } = browserSuite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const key = 'a-key-of-twenty-letters'
const copy = contentCopy()
let server: RunningServer
let shown: Content

/** Everything that the pages can show: closed with and without words, hidden, overdue, the trust's own, and a change that is refused. */
beforeAll(async () => {
  copy.replace(
    'services-catalog/uk/bma-counselling.yaml',
    'status: current',
    'status: closed\nclosed: { since: "2026-11-01", until: "2026-11-20", reason: Moving house }',
  )
  copy.replace('services-catalog/uk/bma-peer-support.yaml', 'status: current', 'status: closed')
  copy.replace('services-catalog/uk/dochealth.yaml', 'status: current', 'status: closed')
  copy.replace('services-catalog/uk/rmbf.yaml', 'recheckBy: "2027-05-22"', 'recheckBy: "2026-11-22"')
  copy.write('services-catalog/local.example/you-ok-doc.yaml', 'hides: you-ok-doc\nreason: Not for our staff\n')
  const environment = {
    CONTENT_DIR: copy.root,
    LOCAL_CATALOG: join(copy.root, 'services-catalog/local.example'),
    CONTENT_KEY: key,
  }
  server = await startServer({ environment })
  shown = loadContent(foldersBelow(copy.root, environment.LOCAL_CATALOG), undefined)
  copy.replace('flows/phrases.yaml', 'backToResults:', 'backToResuls:')
})
afterAll(async () => {
  await server.stop()
  copy.remove()
})

async function open(
  browser: Browser,
  path: string,
  options: Parameters<Browser['newContext']>[0] = desk,
): Promise<Page> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(server.address + path)
  return page
}

async function openContent(browser: Browser, options: Parameters<Browser['newContext']>[0] = desk): Promise<Page> {
  const page = await open(browser, '/content', options)
  await page.locator('#key').fill(key)
  await page.getByRole('button').click()
  await page.locator('h2').first().waitFor()
  return page
}

/** What axe finds wrong, by rule and place. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
  })
}

const small = async (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, input[type=password], label.tick, summary, p > a, .contacts a',
      ),
    ].flatMap((target) => {
      const { width, height } = target.getBoundingClientRect()
      return target.checkVisibility() && (height < 44 || width < 24)
        ? [`${target.outerHTML.slice(0, 80)} is ${width} by ${height}`]
        : []
    }),
  )
const isWide = async (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.each([
  ['320 px', phone],
  ['1280 px', desk],
])('at %s', (_, size) => {
  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
  ])('/services passes axe, %s: everything, and what fits some answers', async (_, more) => {
    const page = await open(browser(), '/services', { ...size, ...more })
    expect(await page.locator('article').count()).toBeGreaterThan(40)
    expect(await violations(page)).toEqual([])
    expect(await small(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    await page.locator('#location').selectOption('wales')
    await page.locator('#training').selectOption('family-or-partner')
    await page.getByLabel(labelOf('addiction')).check()
    await page.getByRole('button').click()
    await page.getByText(realContent.phrases.results.passOn).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
  })

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
  ])('/content passes axe, %s: without the key, with a wrong one, and with the right one', async (_, more) => {
    const page = await open(browser(), '/content', { ...size, ...more })
    expect(await violations(page)).toEqual([])
    await page.locator('#key').fill('not the key')
    await page.getByRole('button').click()
    await page.getByText(realContent.pages.content.wrongKey).waitFor()
    expect(await violations(page)).toEqual([])
    await page.locator('#key').fill(key)
    await page.getByRole('button').click()
    await page.getByText('Not for our staff').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await small(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
  })
})

/** The services that the chat shows for these answers, in its order. */
function namesFor(answers: Answers): readonly string[] {
  const { first, more } = findServices(shown.catalog, answers, new Date())
  return [...first, ...more].map(({ service }) => service.name)
}

// Scripts have nothing to do on these pages, so what axe says of them holds without scripts as well.
test.each(['/services', '/content'])('%s is the same with scripts and without', async (path) => {
  const [withScripts, without] = [
    await open(browser(), path),
    await open(browser(), path, { ...desk, javaScriptEnabled: false }),
  ]
  expect(await without.content()).toBe(await withScripts.content())
  expect(await withScripts.locator('script').count()).toBe(0)
})

function labelOf(issue: string): string {
  const options = realContent.flow.questions.find(({ id }) => id === 'issues')?.options ?? []
  return options.find(({ id }) => id === issue)?.label ?? issue
}

test('/services works without scripts: what fits is what the chat shows, in its order, and nothing chosen is in the address', async () => {
  const page = await open(browser(), '/services', { ...desk, javaScriptEnabled: false })
  await page.locator('#location').selectOption('scotland')
  await page.locator('#training').selectOption('consultant')
  await page.getByLabel(labelOf('mental-health')).check()
  await page.locator('#urgency').selectOption('not-urgent')
  await page.getByRole('button').click()
  await page.getByText(realContent.pages.services.found).waitFor()
  expect(page.url()).toBe(`${server.address}/services`)
  expect(await page.locator('#location').inputValue()).toBe('scotland')
  const names = await page.locator('article h3').allTextContents()
  expect(names).not.toContain('BMA counselling')
  expect(names).toEqual(
    namesFor({ location: 'scotland', training: 'consultant', issues: ['mental-health'], urgency: 'not-urgent' }),
  )
  await page.getByRole('link', { name: realContent.pages.services.filter.all }).click()
  expect(await page.locator('article').count()).toBeGreaterThan(names.length)
  await page.getByRole('link', { name: realContent.pages.services.chat }).click()
  expect(new URL(page.url()).pathname).toBe('/')
})

test('/services names at its foot what is closed, and what the trust hides, with the reasons', async () => {
  const page = await open(browser(), '/services')
  const text = (await page.locator('main').textContent()) ?? ''
  expect(text).toContain('BMA counselling: closed since 1 November 2026 until 20 November 2026 at least (Moving house)')
  expect(text).toContain('DocHealth: closed')
  expect(text).toContain('You OK, Doc?: Not for our staff')
  expect(await page.locator('article h3', { hasText: 'You OK, Doc?' }).count()).toBe(0)
})

test('/services prints without its form, with the details open', async () => {
  const page = await open(browser(), '/services')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('form').isVisible()).toBe(false)
  expect(await page.locator('details dl').first().isVisible()).toBe(true)
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(20_000)
})

test('/content names the mistake that keeps a change from being used, and the date, the closing and the gap that matter', async () => {
  let page = await openContent(browser())
  // The change was made after the start: it is seen within ten seconds.
  for (let tries = 0; tries < 60 && (await page.locator('.warning').count()) === 0; tries++) {
    await page.waitForTimeout(500)
    page = await openContent(browser())
  }
  const text = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  expect(text).toMatch(
    /flows\/phrases\.yaml, line \d+: nothing is called "backToResuls" here; did you mean "backToResults"\?/,
  )
  expect(text).toContain(
    'BMA counselling: closed since 1 November 2026, in services-catalog/uk/bma-counselling.yaml. Reason: Moving house',
  )
  expect(text).toContain('Look now whether it is open again: that was to be on 20 November 2026')
  expect(text).toContain('DocHealth: closed, which was noticed here at')
  expect(text).toMatch(/Who is left without a service \(\d+\)/)
  expect(text).toContain('Scotland. medical students')
  expect(text).toContain('Anytown staff counselling is added, in local.example/staff-counselling.yaml')
})

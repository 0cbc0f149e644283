import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { places } from '../../src/triage/places.ts'
import { openBrowser } from '../browser/openBrowser.ts'
import { objectsIn } from './support/aTeamsChat.ts'
import { cardAt } from './support/render.ts'
import { bundleRenderer, faintTexts, showCard, type Theme } from './support/renderInTheme.ts'

const answers = { location: 'london', training: 'gp', issues: ['addiction'], urgency: 'emergency' } as const
const cards = new Map<string, object>(
  places.map((place) => [place, cardAt(place, answers, place === 'service' ? { service: 'bma-counselling' } : {})]),
)

let browser: Browser
let page: Page
let renderer: string
beforeAll(async () => {
  ;[browser, renderer] = await Promise.all([openBrowser(), bundleRenderer()])
  page = await browser.newPage({ viewport: { width: 660, height: 900 } })
}, 180_000)
afterAll(async () => browser.close())

test.each<Theme>(['light', 'dark'])(
  'every text of every card stands out in the %s theme',
  async (theme) => {
    for (const [place, card] of cards) {
      await showCard(page, renderer, card, theme)
      const { looked, faint } = await faintTexts(page)
      expect([place, faint]).toEqual([place, []])
      expect(looked).toBeGreaterThan(3)
      if (theme === 'dark' && (place === 'results' || place === 'emergency')) await picture(`teams-dark-${place}`)
    }
  },
  60_000,
)

test('with forced colours every text stands out and every button keeps an edge', async () => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  for (const [place, card] of cards) {
    await showCard(page, renderer, card, 'dark')
    expect([place, (await faintTexts(page)).faint]).toEqual([place, []])
    const edges = await page
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => Number.parseFloat(getComputedStyle(button).borderTopWidth)))
    expect(Math.min(...edges)).toBeGreaterThan(0)
    if (place === 'emergency') await picture('teams-forced-colours')
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
}, 180_000)

test('no card chooses a colour of its own: the theme of the client does', () => {
  for (const [place, card] of cards) {
    const chosen = objectsIn(card).flatMap(({ color, isSubtle, backgroundImage, style, type }) =>
      color !== undefined || isSubtle !== undefined || backgroundImage !== undefined
        ? [type]
        : type === 'Container' && ![undefined, 'emphasis', 'attention'].includes(style)
          ? [style]
          : [],
    )
    expect([place, chosen]).toEqual([place, []])
  }
})

async function picture(name: string): Promise<void> {
  if (process.env.SIGNPOST_PICTURES !== '1') return
  mkdirSync(join(projectRoot, 'docs/pictures'), { recursive: true })
  const height = Math.min(1500, await page.evaluate(() => document.body.scrollHeight))
  await page.screenshot({
    path: join(projectRoot, `docs/pictures/${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width: 660, height },
  })
}

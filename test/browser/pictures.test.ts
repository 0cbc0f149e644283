import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../support/realContent.ts'
import { answered, desk, openPage, press, urgentHelp } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const folder = join(projectRoot, 'docs', 'pictures')
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }

// Pictures are made by every run and kept only when asked for: a run of the tests leaves the project as it was.
test.each([
  ['phone', 'light', phone, 780],
  ['phone', 'dark', phone, 780],
  ['desktop', 'light', desk, 1280],
  ['desktop', 'dark', desk, 1280],
] as const)(
  'pictures of the conversation on a %s in %s colours are as wide as the screen',
  async (device, colours, size, width) => {
    const { page } = await openPage(browser(), server().address, { ...size, colorScheme: colours })
    const picture = (view: string) => widthOf(page, [device, view, ...(colours === 'dark' ? ['dark'] : [])].join('-'))
    expect(await picture('greeting')).toBe(width)
    await press(page, 'london')
    expect(await picture('question')).toBe(width)
    await press(page, 'foundation', 'mental-health', 'urgent')
    expect(await picture('results')).toBe(width)
    await answered(page, () => urgentHelp(page).click())
    expect(await picture('emergency')).toBe(width)
  },
)

async function widthOf(page: Page, name: string): Promise<number> {
  await page.mouse.move(0, 0)
  const picture = await page.screenshot({ animations: 'disabled' })
  if (process.env.SIGNPOST_PICTURES === '1') {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${name}.png`), picture)
  }
  // A PNG file says its width in the four bytes after the name of its first chunk.
  return picture.readUInt32BE(16)
}

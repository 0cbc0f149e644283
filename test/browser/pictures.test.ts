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
test('pictures of the conversation on a phone and at a desk are as large as the screen', async () => {
  const { page } = await openPage(browser(), server().address, phone)
  expect(await widthOf(page, 'phone-greeting')).toBe(780)
  await press(page, 'london')
  expect(await widthOf(page, 'phone-question')).toBe(780)
  await press(page, 'foundation', 'mental-health', 'urgent')
  expect(await widthOf(page, 'phone-results')).toBe(780)
  await answered(page, () => urgentHelp(page).click())
  expect(await widthOf(page, 'phone-emergency')).toBe(780)

  const { page: wide } = await openPage(browser(), server().address, desk)
  await press(wide, 'scotland', 'consultant', 'addiction', 'not-urgent')
  expect(await widthOf(wide, 'desktop-results')).toBe(1280)
})

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

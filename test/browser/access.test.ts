import type { Page } from 'playwright-core'
import { button, desk, heading, openPage, press, shortestWay, urgentHelp } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()

test('the keyboard alone leads from the greeting to the results, and each answer moves the focus to the new heading', async () => {
  const { page } = await openPage(browser(), server().address)
  for (const id of shortestWay) {
    await tabTo(page, `button[data-id="${id}"]`)
    const before = await heading(page).elementHandle()
    await page.keyboard.press('Enter')
    await before?.waitForElementState('hidden')
    await page.locator('#heading:focus').waitFor()
  }
  expect(await page.locator('article').count()).toBe(3)
  await page.keyboard.press('Shift+Tab')
  expect(await urgentHelp(page).evaluate((element) => element.matches(':focus'))).toBe(true)
})

test.each([
  ['a phone', { viewport: { width: 320, height: 640 } }],
  ['a desk', desk],
  ['a phone on its side', { viewport: { width: 640, height: 320 } }],
])('on %s nothing that has the focus is covered', async (_, size) => {
  const { page } = await openPage(browser(), server().address, size)
  await press(page, ...shortestWay)
  const covered: string[] = []
  const seen = new Set<string>()
  for (let name = await tab(page); !seen.has(name); name = await tab(page)) {
    seen.add(name)
    if (await isCovered(page)) covered.push(name)
  }
  expect(seen.size).toBeGreaterThan(10)
  expect(covered).toEqual([])
})

test('every button, box and link of the views is large enough to press', async () => {
  const { page } = await openPage(browser(), server().address)
  const small = await smallTargets(page)
  await press(page, 'london', 'foundation', 'more-than-one')
  small.push(...(await smallTargets(page)))
  await press(page, 'back', 'mental-health', 'emergency')
  small.push(...(await smallTargets(page)))
  expect(small).toEqual([])
})

test('the first view is announced by its heading, and what a heading does not say is announced beside it', async () => {
  const { page } = await openPage(browser(), server().address)
  const announced = page.locator('[role="status"].hidden')
  expect(await announced.textContent()).toBe(await heading(page).textContent())
  await press(page, 'london')
  expect(await announced.textContent()).toBe('')
  await page.locator('#typed').fill('xyzzy')
  const notice = page.locator('.notice')
  await page.locator('#typed').press('Enter')
  await notice.waitFor()
  expect(await announced.textContent()).toBe(await notice.textContent())
  expect(await button(page, 'foundation').isVisible()).toBe(true)
})

async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector)
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element.matches(':focus'))) return
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

/** Moves the focus on and says where it is. */
async function tab(page: Page): Promise<string> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const focused = document.querySelector('signpost-chat')?.shadowRoot?.activeElement ?? document.activeElement
    return focused === null ? '' : `${focused.tagName} ${focused.textContent ?? ''} ${focused.id}`
  })
}

/** Whether something lies over the corners or the middle of what has the focus. */
async function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const root = document.querySelector('signpost-chat')?.shadowRoot
    const focused = root?.activeElement
    if (!root || !focused) return false
    return [...focused.getClientRects()].some(({ left, right, top, bottom }) => {
      const points = [
        [left + 3, top + 3],
        [right - 3, bottom - 3],
        [(left + right) / 2, (top + bottom) / 2],
      ] as const
      return points.some(([x, y]) => {
        const there = root.elementFromPoint(x, y)
        return there === null || !(focused.contains(there) || there.contains(focused))
      })
    })
  })
}

/** What a finger would miss: lower than 44 pixels, or narrower than 24. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('signpost-chat')?.shadowRoot
    const targets = [...(root?.querySelectorAll<HTMLElement>('button, input, a, summary') ?? [])]
    return targets.flatMap((target) => {
      const { width, height } = target.getBoundingClientRect()
      return target.checkVisibility() && (height < 44 || width < 24)
        ? [`${target.outerHTML} is ${width} by ${height}`]
        : []
    })
  })
}

import type { Page } from 'playwright-core'
import { realContent } from '../support/realContent.ts'
import { button, desk, heading, openPage, press, shortestWay, urgentHelp } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const { exit } = realContent.widget
const { level, texts } = realContent.emergency
const realHeading = texts[0]?.heading ?? ''

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

test('each answer is announced once: the focus is on the new heading, no live region repeats it, and it is in the tree one time', async () => {
  const { page } = await openPage(browser(), server().address)
  for (const id of shortestWay) {
    await press(page, id)
    await page.locator('#heading:focus').waitFor()
    const words = (await heading(page).textContent()) ?? ''
    const tree = await accessibilityTree(page)
    expect(tree.focused).toEqual([`heading ${words}`])
    expect(tree.live.filter((text) => text.includes(words))).toEqual([])
    expect(tree.headings.filter((text) => text === words)).toHaveLength(1)
  }
})

test('a notice is in one live region, and in none a little later', async () => {
  const { page } = await openPage(browser(), server().address)
  await page.locator('#typed').fill('xyzzy')
  await page.locator('#typed').press('Enter')
  const notice = (await page.locator('.notice').textContent()) ?? ''
  expect((await accessibilityTree(page)).live.filter((text) => text.includes(notice))).toHaveLength(1)
  await page.waitForFunction(() => {
    const root = document.querySelector('signpost-chat')?.shadowRoot
    return root?.querySelector('.hidden[role="status"]')?.textContent === ''
  })
  expect((await accessibilityTree(page)).live.filter((text) => text.includes(notice))).toEqual([])
})

test('a reader is told the level of emergency help, and the name of every button, box and link', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london', 'foundation', 'mental-health', 'emergency')
  const tree = await accessibilityTree(page)
  expect(tree.headings).toContain(`${level} ${realHeading}`)
  expect(tree.nameless).toEqual([])
})

test('by keyboard alone somebody ticks several issues, changes an answer, asks for urgent help, carries on and leaves', async () => {
  const { page } = await openPage(browser(), server().address)
  const pressByKey = async (selector: string, key = 'Enter') => {
    await tabTo(page, selector)
    const before = await heading(page).elementHandle()
    await page.keyboard.press(key)
    await before?.waitForElementState('hidden')
    await page.locator('#heading:focus').waitFor()
  }
  await pressByKey('button[data-id="london"]', 'Space')
  await pressByKey('button[data-id="foundation"]')
  await pressByKey('button[data-id="more-than-one"]')
  for (const issue of ['addiction', 'career']) {
    await tabTo(page, `#tick-${issue}`)
    await page.keyboard.press('Space')
  }
  await pressByKey('.submit')
  await pressByKey('button[data-id="urgent"]')
  await tabTo(page, 'details summary >> nth=0')
  await page.keyboard.press('Enter')
  expect(await page.locator('details[open]').count()).toBe(1)
  await pressByKey('button[data-id="change-answer"]')
  await pressByKey('button[data-id="change-location"]')
  await pressByKey('button[data-id="scotland"]')
  await pressByKey('.urgent')
  await pressByKey('button[data-id="carry-on"]')
  expect(await page.locator('article').count()).toBe(3)
  await page.route(exit.url, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }))
  await tabTo(page, '.exit')
  await page.keyboard.press('Enter')
  await page.waitForURL(exit.url)
})

test('what has the focus is seen: its outline or background differs from the same thing without', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  const unseen: string[] = []
  const seen = new Set<string>()
  for (let name = await tab(page); !seen.has(name); name = await tab(page)) {
    seen.add(name)
    const isSeen = await page.evaluate(() => {
      const focused = document.querySelector('signpost-chat')?.shadowRoot?.activeElement
      if (!(focused instanceof HTMLElement)) return true
      const look = () => {
        const { outlineStyle, outlineColor, backgroundColor, boxShadow } = getComputedStyle(focused)
        return [outlineStyle, outlineColor, backgroundColor, boxShadow].join()
      }
      const withFocus = look()
      focused.blur()
      const without = look()
      focused.focus()
      return withFocus !== without
    })
    if (!isSeen) unseen.push(name)
  }
  expect(unseen).toEqual([])
})

test.each(['reduce', 'no-preference'] as const)(
  'nothing moves by itself, with motion set to "%s"',
  async (reducedMotion) => {
    const { page } = await openPage(browser(), server().address, { ...desk, reducedMotion })
    for (const id of shortestWay) {
      await button(page, id).click()
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
      await page.locator('#heading:focus').waitFor()
    }
    const moving = await page.evaluate(() =>
      [...(document.querySelector('signpost-chat')?.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((each) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each)
        const moves = transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
        return moves && each.checkVisibility()
          ? [`${each.outerHTML} ${transitionDuration} ${animationName} ${scrollBehavior}`]
          : []
      }),
    )
    expect(moving).toEqual([])
  },
)

/** What a screen reader has of the page: where the focus is, the headings, the live regions, and what has no name. */
async function accessibilityTree(page: Page) {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const present = nodes.filter(({ ignored }) => !ignored)
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const nameOf = (node: (typeof nodes)[number] | undefined) => String(node?.name?.value ?? '')
  const roleOf = (node: (typeof nodes)[number]) => String(node.role?.value ?? '')
  const textOf = (node: (typeof nodes)[number] | undefined): string =>
    [nameOf(node), ...(node?.childIds ?? []).map((id) => textOf(byId.get(id)))].join(' ')
  const has = (node: (typeof nodes)[number], property: string) =>
    node.properties?.find(({ name }) => name === property)?.value.value
  return {
    focused: present
      .filter((node) => has(node, 'focused') === true && roleOf(node) !== 'RootWebArea')
      .map((node) => `${roleOf(node)} ${nameOf(node)}`),
    headings: present.filter((node) => roleOf(node) === 'heading').map(nameOf),
    live: present
      .filter((node) => has(node, 'live') !== undefined && ['status', 'alert'].includes(roleOf(node)))
      .map(textOf),
    nameless: present
      .filter((node) => ['button', 'link', 'textbox', 'checkbox', 'article', 'region'].includes(roleOf(node)))
      .filter((node) => nameOf(node).trim() === '')
      .map(roleOf),
  }
}

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

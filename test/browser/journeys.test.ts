import { realContent } from '../support/realContent.ts'
import { answered, button, desk, heading, openPage, phone, press, shortestWay, type, urgentHelp } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
const { flow, widget, emergency } = realContent

function labelOf(facet: string, option: string): string {
  const options = flow.questions.find(({ id }) => id === facet)?.options ?? []
  return options.find(({ id }) => id === option)?.label ?? ''
}

test.each([
  ['a phone', phone],
  ['a desk', desk],
])(
  'taps lead from the greeting to three services with a number on %s, and nothing is wider than the screen',
  async (_, size) => {
    const { page, complaints, hosts } = await openPage(browser(), server().address, size)
    for (const id of shortestWay) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width)
      await press(page, id)
    }
    expect(await page.locator('article').count()).toBe(3)
    expect(await page.locator('article').first().locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.viewport.width)
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(server().address).host])
  },
)

test('typed labels lead from the greeting to the results', async () => {
  const { page } = await openPage(browser(), server().address)
  await type(page, labelOf('location', 'scotland'))
  await type(page, labelOf('training', 'consultant').toUpperCase())
  await type(page, labelOf('issues', 'addiction'))
  await type(page, labelOf('urgency', 'not-urgent'))
  expect(await page.locator('article').count()).toBe(3)
  expect(await page.locator('#typed').inputValue()).toBe('')
})

test('several issues are ticked and sent together, and "not sure" and the others take each other’s place', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london', 'foundation', 'more-than-one')
  await page.locator('.submit').click()
  expect(await page.locator('.problem').textContent()).toBe(widget.view.tickOne)
  await page.locator('#tick-not-sure').check()
  await page.locator('#tick-addiction').check()
  expect(await page.locator('#tick-not-sure').isChecked()).toBe(false)
  await page.locator('#tick-career').check()
  await answered(page, () => page.locator('.submit').click())
  await press(page, 'urgent')
  expect(await page.locator('article').count()).toBe(3)
})

test('urgent help opens from a question as an emergency card, and carrying on returns to the question', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london', 'foundation')
  const question = await heading(page).textContent()
  await answered(page, () => urgentHelp(page).click())
  const card = page.locator('.view .emergency')
  expect(await card.locator('h3').textContent()).toContain(emergency.level)
  expect(await card.locator('a[href="tel:999"]').count()).toBe(1)
  await press(page, 'carry-on')
  expect(await heading(page).textContent()).toBe(question)
})

test('a reload continues where the person was, and the tab keeps the token and nothing else', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london', 'foundation')
  const question = await heading(page).textContent()
  await page.reload()
  await heading(page).waitFor()
  expect(await heading(page).textContent()).toBe(question)
  const stored = await page.evaluate(() =>
    Object.entries(sessionStorage).map(([key, text]) => [key, String(text).replaceAll(/[\w-]+/g, 'part')]),
  )
  expect(stored).toEqual([['signpost', 'part.part.part']])
  expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0)
})

test('the details of a service open in place, and typing "More about" it opens its own page', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  const service = page.locator('article').first()
  const name = await service.locator('h3').textContent()
  await service.locator('summary').click()
  expect(await service.locator('details dl').isVisible()).toBe(true)
  await type(page, `More about ${name ?? ''}`)
  expect(await heading(page).textContent()).toBe(name)
  expect(await page.locator('article details').count()).toBe(0)
  expect(await button(page, 'show-results').count()).toBe(1)
})

test('for someone else, the results are in two lists: for the person, and to pass on', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'someone-else', 'family-or-partner', 'london', 'addiction', 'not-urgent')
  const { forYou, passOn } = realContent.phrases.results
  expect(await page.locator('.services > h3').allTextContents()).toEqual([forYou, passOn])
  expect(await page.locator('.services').nth(1).locator('article').count()).toBeGreaterThan(0)
})

test('from the results any answer is changed, and the results follow it', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay)
  const before = await page.locator('article').evaluateAll((all) => all.map((each) => each.getAttribute('data-id')))
  for (const [facet, option] of [
    ['location', 'scotland'],
    ['training', 'consultant'],
    ['issues', 'addiction'],
    ['urgency', 'not-urgent'],
  ] as const) {
    await press(page, 'change-answer', `change-${facet}`, option)
    expect(await heading(page).textContent()).toBe(realContent.phrases.results.heading)
  }
  const after = await page.locator('article').evaluateAll((all) => all.map((each) => each.getAttribute('data-id')))
  expect(after).not.toEqual(before)
})

test('urgent help opens from every view in one press, and carrying on returns to it', async () => {
  const { page } = await openPage(browser(), server().address)
  const steps = [
    [],
    ['someone-else'],
    ['back', 'london'],
    ['foundation'],
    ['something-else'],
    ['back', 'more-than-one'],
    ['back', 'mental-health'],
    ['urgent'],
    ['show-more'],
  ]
  for (const step of steps) {
    await press(page, ...step)
    const shown = await heading(page).textContent()
    await answered(page, () => urgentHelp(page).click())
    expect(await page.locator('.view .emergency a[href="tel:999"]').isVisible()).toBe(true)
    await press(page, 'carry-on')
    expect(await heading(page).textContent()).toBe(shown)
  }
  // From a page beside the conversation, carrying on leads back into it.
  for (const aside of [
    ['change-answer'],
    ['privacy'],
    ['privacy', 'help'],
    ['privacy', 'who-made-this'],
    ['privacy', 'something-is-wrong'],
  ]) {
    await press(page, ...aside)
    await answered(page, () => urgentHelp(page).click())
    expect(await page.locator('.view .emergency a[href="tel:999"]').isVisible()).toBe(true)
    await press(page, 'carry-on')
  }
})

test('"Ways without phoning" puts what needs no call first and hides nothing', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, ...shortestWay, 'without-phoning')
  const kinds = await page
    .locator('article')
    .evaluateAll((all) =>
      all.map((each) => [...each.querySelectorAll('[data-kind]')].map((one) => one.getAttribute('data-kind'))),
    )
  for (const each of kinds)
    expect(each.toSorted((one, other) => Number(one === 'phone') - Number(other === 'phone'))).toEqual(each)
  expect(kinds.flat()).toContain('phone')
  expect(await button(page, 'with-phoning').count()).toBe(1)
})

test('two tabs are two conversations: neither shows what is answered in the other', async () => {
  const { page } = await openPage(browser(), server().address)
  const other = await page.context().newPage()
  await other.goto(server().address)
  await press(other, 'scotland', 'consultant')
  const question = await heading(page).textContent()
  await press(page, 'london')
  expect(await heading(other).textContent()).not.toBe(await heading(page).textContent())
  expect(question).toBe(realContent.phrases.greeting.heading)
  await press(other, 'clear')
  await press(page, 'foundation', 'mental-health', 'urgent')
  expect(await page.locator('article').count()).toBe(3)
})

test('a tab that was duplicated carries the conversation on in both', async () => {
  const { page } = await openPage(browser(), server().address)
  await press(page, 'london', 'foundation')
  const question = await heading(page).textContent()
  const opening = page.context().waitForEvent('page')
  await page.evaluate(() => window.open(location.href))
  const copy = await opening
  // A conversation that comes with a new tab may have come back by itself: it is covered first.
  await copy.getByRole('button', { name: 'Carry on' }).click()
  await heading(copy).waitFor()
  expect(await heading(copy).textContent()).toBe(question)
  await press(copy, 'mental-health', 'urgent')
  expect(await copy.locator('article').count()).toBe(3)
})

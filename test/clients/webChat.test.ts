import type { Locator, Page } from 'playwright-core'
import { shortestWay } from '../browser/aPage.ts'
import { realContent } from '../support/realContent.ts'
import { clientSuite } from './clientSuite.ts'

const { openPage } = clientSuite()
const { questions } = realContent.flow

/** What the buttons on the shortest way say, the first question's first. */
const labels = shortestWay.map((option, step) => {
  const label = questions[step]?.options.find(({ id }) => id === option)?.label
  if (label === undefined) throw new Error(`no label for ${option}`)
  return label
})

describe.each([
  ['a WebSocket', '/web-chat'],
  ['polling', '/web-chat?transport=polling'],
])('Web Chat over %s', (_, path) => {
  test('leads from the greeting to the results by its buttons, and nothing is left sending', async () => {
    const page = await openPage(path)
    for (const label of labels) await suggestedAction(page, label).click()
    await expectConversation(page, [])
  })

  test('leads from the greeting to the results by typed labels, each shown once in its place, and nothing is left sending', async () => {
    const page = await openPage(path)
    for (const label of labels) {
      await suggestedAction(page, label).waitFor()
      await page.getByPlaceholder('Type your message').fill(label)
      await page.keyboard.press('Enter')
    }
    await expectConversation(page, labels)
  })
})

/** Web Chat writes its buttons a second time, where only screen readers find them: this is the one on the screen. */
function suggestedAction(page: Page, label: string): Locator {
  return page.locator('.webchat__suggested-actions').getByRole('button', { name: label, exact: true })
}

/** Waits until the results are there and all that the person sent has arrived, and looks at every message on the screen, in order. */
async function expectConversation(page: Page, own: readonly string[]): Promise<void> {
  const messages = page.locator('.webchat__basic-transcript .webchat__bubble')
  await messages.filter({ hasText: realContent.phrases.results.heading }).waitFor()
  await page
    .locator('.webchat__activity-status')
    .getByText(/sending/i)
    .first()
    .waitFor({ state: 'detached' })
  expect(await page.getByText(/send failed/i).count()).toBe(0)
  const asked = questions.slice(0, shortestWay.length).map(({ label }) => label)
  const expected = asked.flatMap((question, step) => [question, ...own.slice(step, step + 1)])
  expect(await messages.allInnerTexts()).toEqual(
    [...expected, realContent.phrases.results.heading].map((words) => expect.stringContaining(words)),
  )
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { openBrowser } from '../browser/openBrowser.ts'
import { startServer, type RunningServer } from '../browser/startServer.ts'
import { realContent } from '../support/realContent.ts'
import { freePort, startPlayground } from './support/startPlayground.ts'

const { phrases, teams } = realContent
const label = (facet: string, option: string) =>
  realContent.flow.questions.find(({ id }) => id === facet)?.options.find(({ id }) => id === option)?.label ?? ''
const question = (facet: string) => realContent.flow.questions.find(({ id }) => id === facet)?.label ?? ''

let browser: Browser
let server: RunningServer
let playground: Awaited<ReturnType<typeof startPlayground>>
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => browser.close())

beforeEach(async () => {
  const port = await freePort()
  const environment = { ALLOW_ANONYMOUS_BOT: 'loopback', PUBLIC_URL: `http://localhost:${port}` }
  server = await startServer({ port, environment })
  playground = await startPlayground(`http://127.0.0.1:${port}`)
  page = await browser.newPage({ viewport: { width: 1100, height: 1500 } })
  page.setDefaultTimeout(20_000)
  await page.goto(playground.address)
  await heading(phrases.greeting.heading).waitFor()
}, 60_000)
afterEach(async () => {
  await page.close()
  await Promise.all([server.stop(), playground.stop()])
})

test('taps alone lead from installation to results, a service in full, a changed answer, urgent help and an empty card, in one message', async () => {
  await expectText('may be kept and searched by your employer')
  await picture('teams-greeting')
  await tap(label('location', 'england-outside-london'), question('training'))
  await tap(label('training', 'foundation'), question('issues'))
  await tap('More than one of these', 'What is it about? Choose all that apply.')
  await page.getByText(label('issues', 'mental-health'), { exact: true }).click()
  await page.getByText(label('issues', 'career'), { exact: true }).click()
  await picture('teams-several')
  await tap('Show services for these', question('urgency'))
  await tap(label('urgency', 'urgent'), phrases.results.heading)
  await picture('teams-results')
  const name = await page
    .getByRole('button', { name: /^More about / })
    .first()
    .innerText()
  await tap(name, name.replace('More about ', ''))
  await page.getByText('Where the facts come from').waitFor()
  await picture('teams-service')
  await tap(phrases.buttons.changeAnswer, phrases.change.heading)
  await tap(question('location'), question('location'))
  await tap(label('location', 'scotland'), phrases.results.heading)
  await tap(phrases.buttons.urgentHelp, phrases.emergency.heading)
  await expectText('NHS 24 on 111')
  await picture('teams-urgent-help')
  await tap(phrases.buttons.carryOn, phrases.results.heading)
  await tap(teams.buttons.clear, phrases.cleared.heading)
  await picture('teams-cleared')
  expect(await sentByBot()).toBe(1)
  expect(await page.getByRole('button', { name: /^More about / }).count()).toBe(0)
  await tap(phrases.buttons.startAgain, phrases.greeting.heading)
  expect(await sentByBot()).toBe(1)
}, 120_000)

test('typed words lead the same way, and only the last message is more than one line', async () => {
  await type(label('location', 'england-outside-london'), question('training'))
  await expectText(teams.afterWords)
  await type('foundation', question('issues'))
  await type('career', question('urgency'))
  await type('not urgent', phrases.results.heading)
  await page.getByText(teams.movedDown).nth(3).waitFor()
  const name = await page
    .getByRole('button', { name: /^More about / })
    .first()
    .innerText()
  await type(name, name.replace('More about ', ''))
  await type('change', phrases.change.heading)
  await type(question('location'), question('location'))
  await type('scotland', phrases.results.heading)
  await type('urgent help', phrases.emergency.heading)
  await type('carry on', phrases.results.heading)
  await picture('teams-typed')
  await type('clear', phrases.cleared.heading)
  await page.getByText(teams.movedDown).nth(9).waitFor()
  expect(await page.getByRole('button', { name: /^More about / }).count()).toBe(0)
  expect(await page.getByRole('button', { name: teams.buttons.clear }).count()).toBe(0)
}, 120_000)

test('plain text is tapped, answered by number, and left for cards again', async () => {
  await tapped(teams.buttons.plainText)
  await page.getByText(teams.plain.back, { exact: true }).waitFor()
  await page.getByText(teams.asPlainText).waitFor()
  await send('3')
  await page.getByText(`1. ${label('training', 'medical-student')}`).waitFor()
  await picture('teams-plain-text')
  await type('cards', question('training'))
  await page.getByText(teams.plain.back, { exact: true }).waitFor({ state: 'detached' })
}, 120_000)

function heading(text: string) {
  return page.getByRole('heading', { name: text, exact: true }).last()
}

async function tapped(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click()
}

/** Presses a button and waits for the card with this heading. */
async function tap(name: string, next: string): Promise<void> {
  await tapped(name)
  await heading(next).waitFor()
}

async function send(text: string): Promise<void> {
  await page.getByRole('textbox').last().fill(text)
  await page.getByRole('textbox').last().press('Enter')
}

/** Types words and waits for the card with this heading. */
async function type(text: string, next: string): Promise<void> {
  await send(text)
  await heading(next).waitFor()
}

async function expectText(text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** How many messages the bot has sent, by the log of the Playground: 201 is a new one, 200 one that was changed. */
async function sentByBot(): Promise<number> {
  const inLog = await page.getByText(/^message 201$/).count()
  expect(await page.getByText('Test Bot', { exact: true }).count()).toBe(inLog)
  return inLog
}

/** Takes a picture for the README, where `SIGNPOST_PICTURES` asks for it. */
async function picture(name: string): Promise<void> {
  if (process.env.SIGNPOST_PICTURES !== '1') return
  const folder = join(projectRoot, 'docs/pictures')
  mkdirSync(folder, { recursive: true })
  // Tall enough for any card; the picture is cut below the last button or message, and no picture is longer than a page.
  const before = page.viewportSize() ?? { width: 1100, height: 1500 }
  await page.setViewportSize({ width: 1100, height: 4200 })
  const last = page.getByRole('button', { name: /^(Plain text instead of cards|Clear this card|Privacy)$/ }).last()
  const box = await last.boundingBox({ timeout: 500 }).catch(() => null)
  const height = Math.min(1700, (box?.y ?? 1100) + 60)
  await page.screenshot({ path: join(folder, `${name}.png`), clip: { x: 0, y: 45, width: 770, height } })
  await page.setViewportSize(before)
}

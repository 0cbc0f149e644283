import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { buildWidget } from '../../src/server/buildWidget.ts'
import type { ServiceCard, View } from '../../src/triage/View.ts'
import { startServer } from '../server/support/startServer.ts'
import { realContent } from '../support/realContent.ts'
import { sourceFiles } from '../support/sourceFiles.ts'
import { heading, openPage, press, shortestWay } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server, afterwards } = browserSuite()
const attack = '<img src="x" onerror="document.title=\'taken\'"><script>document.title="taken"</script>'
const script = { text: attack, href: 'javascript:document.title="taken"' }

const card: ServiceCard = {
  id: 'hostile',
  name: attack,
  summary: attack,
  fit: 'eligible',
  facts: [
    { id: attack, label: attack, text: attack },
    { id: 'plain', label: '', text: attack },
  ],
  contacts: [{ ...script, kind: 'web', label: attack, notes: [attack] }],
  terms: [{ id: 'term', label: attack, text: attack }],
  details: [{ id: 'detail', label: attack, text: attack }],
}
const button = { id: attack, label: attack, hint: attack, tap: { kind: 'command', command: 'back' } } as const
const view: View = {
  contentVersion: '1',
  place: 'results',
  heading: attack,
  notices: [attack],
  emergency: { level: attack, heading: attack, when: [attack], lines: [script] },
  paragraphs: [script],
  question: { id: 'issues', label: attack, hint: attack, choices: [button] },
  lists: [{ id: attack, heading: `list ${attack}`, cards: [card], asks: [button] }],
  closing: [script],
  actions: [button],
  help: { text: attack, button },
}

test('markup in a view is shown as text, and an address that is a script is no link', async () => {
  const page = await browser().newPage()
  const activity = { type: 'message', id: 'one', replyToId: 'none', from: { id: 'signpost' }, channelData: { view } }
  await page.routeWebSocket(/\/stream/, (socket) =>
    socket.send(JSON.stringify({ activities: [activity], watermark: '1' })),
  )
  await page.goto(server().address)
  await page.locator('.notice').waitFor()
  expect(await heading(page).textContent()).toBe(attack)
  expect(await page.locator('.signpost').locator('img, script, a').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
})

test('a service whose every word is markup is shown as words', async () => {
  const services = realContent.catalog.services.map((service) => ({
    ...service,
    name: `${service.name} ${attack}`,
    summary: attack,
    cost: attack,
    firstWords: attack,
    whatHappensNext: attack,
  }))
  const hostileContent = { ...realContent, trust: attack, catalog: catalogOf(services) }
  const hostile = await startServer({
    content: () => hostileContent,
    widget: await buildWidget(),
  })
  afterwards(hostile.close)
  const { page, complaints } = await openPage(browser(), hostile.address)
  await press(page, ...shortestWay)
  expect(await page.locator('article p').first().textContent()).toBe(attack)
  await page.locator('details summary').first().click()
  expect(await page.locator('.signpost').locator('img, script, [onerror]').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
  await page.goto(`${hostile.address}/accessibility`)
  expect(await page.locator('img, script').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('no code of the widget or of its page makes HTML out of text', () => {
  const makesHtml =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|parseFromString|setHTML|srcdoc|\beval\(|new Function/
  const files = sourceFiles().filter(({ file }) => file.startsWith('widget/'))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter(({ text }) => makesHtml.test(text)).map(({ file }) => file)).toEqual([])
})

test('the page asks one server alone, and its console stays empty', async () => {
  const { hosts, complaints } = await openPage(browser(), server().address)
  expect([...hosts]).toEqual([new URL(server().address).host])
  expect(complaints).toEqual([])
})

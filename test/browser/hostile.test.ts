import { gzipSync } from 'node:zlib'
import type { ServiceCard, View } from '../../src/triage/View.ts'
import { heading, openPage } from './aPage.ts'
import { browserSuite } from './suite.ts'

const { browser, server } = browserSuite()
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
  const activity = { type: 'message', id: 'one', from: { id: 'signpost' }, channelData: { view } }
  await page.routeWebSocket(/\/stream/, (socket) =>
    socket.send(JSON.stringify({ activities: [activity], watermark: '1' })),
  )
  await page.goto(server().address)
  await heading(page).waitFor()
  expect(await heading(page).textContent()).toBe(attack)
  expect(await page.locator('.signpost').locator('img, script, a').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
})

test('what the page loads is small and comes from one server', async () => {
  const { hosts, complaints } = await openPage(browser(), server().address)
  const files = await Promise.all(['', 'widget.js', 'page.css'].map((file) => fetch(`${server().address}/${file}`)))
  const bytes = await Promise.all(files.map(async (file) => gzipSync(await file.text()).length))
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(15_000)
  expect([...hosts]).toEqual([new URL(server().address).host])
  expect(complaints).toEqual([])
})

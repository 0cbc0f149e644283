import { keepContent } from '../../src/triage/keepContent.ts'
import { foldersBelow } from '../../src/triage/content.ts'
import { takeSnapshot } from '../../src/content/takeSnapshot.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { projectRoot, realContent } from '../support/realContent.ts'
import { contentWith } from '../support/contentWith.ts'
import { startServer, type TestServer } from './support/startServer.ts'

const key = 'a-key-of-twenty-letters'
const kept = keepContent({
  folders: foldersBelow(projectRoot),
  first: realContent,
  load: () => realContent,
  read: async (roots) => roots.map(takeSnapshot),
  now: () => new Date('2026-11-22T12:00:00Z'),
})
let server: TestServer
beforeAll(async () => void (server = await startServer({ lead: { key, kept } })))
afterAll(() => server.close())

const post = (path: string, body: string, on = server) => fetch(on.address + path, { method: 'POST', body })

describe('/services', () => {
  it('has every service that is shown, and emergency help before all of them', async () => {
    const response = await fetch(`${server.address}/services`)
    const text = await response.text()
    expect(response.headers.get('cache-control')).toBe('no-store')
    const names = [...text.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, name]) => name)
    expect(names).toHaveLength(realContent.catalog.prepared.services.length)
    expect(text.indexOf('tel:999')).toBeLessThan(text.indexOf('<h3>'))
  })

  it('says at its foot whether the wording is approved, as /content and /version do', async () => {
    const approval = { kind: 'approved', role: 'clinical safety officer', date: '2026-12-01' } as const
    const content = { ...realContent, approval }
    const keeper = { ...kept, current: () => content }
    const other = await startServer({ content: () => content, lead: { key, kept: keeper } })
    const said = 'The wording was approved by the clinical safety officer on 1 December 2026.'
    const [list, lead, version] = await Promise.all([
      fetch(`${other.address}/services`).then((response) => response.text()),
      post('/content', `key=${key}`, other).then((response) => response.text()),
      fetch(`${other.address}/version`).then((response) => response.text()),
    ])
    for (const text of [list, lead, version]) expect(text).toContain(said)
    expect(list.indexOf(said)).toBeGreaterThan(list.indexOf('<footer>'))
    await other.close()
  })

  it('runs and loads nothing from elsewhere, and sends its forms to this server alone', async () => {
    const policy = (await fetch(`${server.address}/services`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).not.toContain('script-src')
  })

  it('takes no notice of what is no answer, and shows nothing that was sent', async () => {
    const planted = 'zebrafinch<script>'
    const response = await post(
      '/services',
      `location=${encodeURIComponent(planted)}&nothing=${planted}&issues=money&issues=money`,
    )
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).not.toContain('zebrafinch')
    expect(server.logged.join()).not.toContain('zebrafinch')
  })

  it('escapes whatever stands in a record', async () => {
    const content = contentWith(
      'services-catalog/uk/samaritans.yaml',
      /name: Samaritans/,
      `name: '"Samaritans" & 1 < 2'`,
    )
    const other = await startServer({ content: () => content })
    expect(await (await fetch(`${other.address}/services`)).text()).toContain(
      '<h3>&#34;Samaritans&#34; &#38; 1 &#60; 2</h3>',
    )
    await other.close()
  })

  it('refuses a body that is too large, and one that is no text', async () => {
    expect((await post('/services', 'a'.repeat(70_000))).status).toBe(413)
    const response = await fetch(`${server.address}/services`, { method: 'POST', body: Buffer.from([0xff, 0xfe]) })
    expect(response.status).toBe(400)
  })
})

describe('/content', () => {
  it('shows nothing without the key, with a wrong one, or with the key in the address', async () => {
    for (const response of [
      await fetch(`${server.address}/content`),
      await fetch(`${server.address}/content?key=${key}`),
      await post('/content', 'key=another-key-of-letters'),
      await post('/content', `key=${key}x`),
      await post('/content', ''),
    ])
      expect(await response.text()).not.toContain(realContent.version)
    expect((await post('/content', 'key=wrong')).status).toBe(403)
  })

  it('shows the state of the content with the key', async () => {
    const text = await (await post('/content', `key=${key}`)).text()
    expect(text).toContain(realContent.version)
    expect(text).toContain(realContent.pages.content.state.same)
  })

  it('is closed where the deployment has no key', async () => {
    const other = await startServer()
    expect((await fetch(`${other.address}/content`)).status).toBe(404)
    expect((await post('/content', `key=${key}`, other)).status).toBe(404)
    await other.close()
  })

  it('says that a change is refused, and what is due', async () => {
    const copy = contentCopy()
    const folders = foldersBelow(copy.root)
    const now = () => new Date('2027-12-01T12:00:00Z')
    const keeper = keepContent({
      folders,
      first: realContent,
      load: () => realContent,
      read: async (roots) => roots.map(takeSnapshot),
      now,
    })
    copy.remove()
    await keeper.look()
    const other = await startServer({ lead: { key, kept: keeper } })
    other.skip(400 * 24 * 60 * 60)
    const text = await (await post('/content', `key=${key}`, other)).text()
    await other.close()
    expect(text).toContain(realContent.pages.content.state.refused)
    expect(text).toContain('there is no such folder')
    expect(text).toMatch(/Samaritans: due since 22 February 2027, in/)
  })
})

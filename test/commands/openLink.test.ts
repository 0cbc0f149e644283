import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openLink } from '../../src/commands/openLink.ts'

let sites: Server
let address: string
beforeAll(async () => {
  sites = createServer((request, response) => {
    const { port } = sites.address() as AddressInfo
    if (request.url === '/moved') response.setHeader('Location', `http://localhost:${port}/works`)
    if (request.url === '/within') response.setHeader('Location', '/works')
    const statuses: Record<string, number> = {
      '/works': 200,
      '/gone': 404,
      '/refused': 403,
      '/broken': 503,
      '/moved': 301,
      '/within': 302,
    }
    response.statusCode = statuses[request.url ?? ''] ?? 500
    response.end('a page')
  }).listen(0, '127.0.0.1')
  await once(sites, 'listening')
  address = `http://127.0.0.1:${(sites.address() as AddressInfo).port}`
})
afterAll(() => void sites.close())

test.each([
  ['/works', 'works'],
  ['/within', 'works'],
  ['/moved', 'moved'],
  ['/gone', 'broken'],
  ['/refused', 'unclear'],
  ['/broken', 'no-answer'],
])('a page at %s is said to be: %s', async (path, kind) => {
  expect(await openLink(address + path, 'samaritans')).toMatchObject({
    address: address + path,
    where: 'samaritans',
    kind,
  })
})

test('an address where nobody listens gives no answer', async () => {
  expect(await openLink('http://127.0.0.1:1/', 'samaritans')).toMatchObject({
    kind: 'no-answer',
    note: expect.stringMatching(/\w/),
  })
})

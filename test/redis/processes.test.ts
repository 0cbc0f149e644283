import type { Redis } from '../../src/redis/Redis.ts'
import { createProcesses } from '../../src/server/processes.ts'
import { startServer } from '../server/support/startServer.ts'
import { realContent } from '../support/realContent.ts'
import { connectTo } from './support/connectTo.ts'
import { startRedis, type TestRedis } from './support/startRedis.ts'

const key = 'a-key-for-the-content-page'
const words = realContent.pages.content.state
const kept = {
  current: () => realContent,
  refusal: () => undefined,
  usedSince: () => new Date(),
  closedSince: () => undefined,
  look: async () => ({ kind: 'same' as const }),
}

let server: TestRedis
const open: Redis[] = []
beforeAll(async () => void (server = await startRedis()))
afterAll(async () => {
  for (const redis of open) redis.close()
  await server.stop()
})

async function aProcess(version: string) {
  const redis = await connectTo(server.url)
  open.push(redis)
  return createProcesses({ version: () => version, redis })
}

async function page(processes: Awaited<ReturnType<typeof aProcess>>): Promise<string> {
  const web = await startServer({ lead: { key, kept, processes } })
  const response = await fetch(`${web.address}/content`, { method: 'POST', body: new URLSearchParams({ key }) })
  await web.close()
  return response.text()
}

test('the page about the content says which version each process shows, until one is not heard of any more', async () => {
  const [one, other] = [await aProcess('version-one'), await aProcess('version-two')]
  await Promise.all([one.tell(), other.tell()])
  const text = await page(one)
  expect(text).toContain(words.processes)
  expect(text).toContain(`${one.own().name}, which made this page: version version-one`)
  expect(text).toContain(`${other.own().name}: version version-two`)
  await server.ask('HSET', 'signpost:processes', other.own().name, '1000 version-two')
  expect(await one.all()).toEqual([one.own()])
  expect(Number(await server.ask('TTL', 'signpost:processes'))).toBeLessThanOrEqual(30)
})

test('while Redis is away the page names its own process, and says that the others are not known', async () => {
  const one = await aProcess('version-one')
  await server.kill()
  const text = await page(one)
  expect(text).toContain(`${one.own().name}, which made this page: version version-one`)
  expect(text).toContain(words.othersNotKnown)
  await server.startAgain()
})

test('without Redis there is one process', async () => {
  const alone = createProcesses({ version: () => 'version-one' })
  expect(await alone.all()).toEqual([{ name: expect.stringMatching(/^[0-9a-f]{6}$/), version: 'version-one' }])
})

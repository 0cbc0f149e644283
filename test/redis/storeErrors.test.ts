import { randomBytes } from 'node:crypto'
import { createClient, tapped } from '../server/support/client.ts'
import { startProgram } from '../server/support/runProgram.ts'
import { answer } from '../support/aConversation.ts'
import { startRedis } from './support/startRedis.ts'

test('what a store did not do is counted, and logged by the kind of fault', async () => {
  const redis = await startRedis()
  const program = await startProgram({ REDIS_URL: redis.url, SIGNPOST_SECRET: randomBytes(32).toString('base64') })
  const failures = async () =>
    [...(await program.metrics()).matchAll(/^signpost_store_errors_total\{store="(\w+)"\} (\d+)$/gm)].map(
      ([, store]) => store,
    )
  try {
    const client = createClient(program.address)
    const { conversationId, token } = await client.begin()
    expect(await failures()).toEqual([])
    await redis.kill()
    await program.until('Redis does not answer')
    await client.post(token, conversationId, tapped(answer('location', 'wales')))
    expect((await failures()).length).toBeGreaterThan(0)
    expect(program.output()).toMatch(/"reason":"[\w-]+","msg":"Redis does not answer/)
  } finally {
    await Promise.all([program.stop(), redis.stop()])
  }
})

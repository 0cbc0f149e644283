import { realContent } from '../support/realContent.ts'
import { createClient, typed } from './support/client.ts'
import { startServer } from './support/startServer.ts'

class StoreGone extends Error {}

const planted = 'zebrafinch-7391'

describe('a turn that fails', () => {
  it('still shows the emergency text, and says how to carry on', async () => {
    const server = await startServer({ takeTurn: () => Promise.reject(new StoreGone(planted)) })
    const client = createClient(server.address)
    const { conversationId, token } = await client.begin()
    const { activities } = (await client.poll(token, conversationId)).body
    expect(activities[0]?.text).toContain('999')
    expect(activities[0]?.channelData.view?.emergency).toBeDefined()
    expect(activities[0]?.channelData.view?.heading).toBe(realContent.phrases.failure.heading)
    expect(activities[0]?.suggestedActions?.actions.map(({ value }) => value)).toContainEqual({
      signpost: { kind: 'command', command: 'carry-on' },
      contentVersion: realContent.version,
    })
    await server.close()
  })

  it('leaves the error’s class and a reference in the log, and nothing of its message', async () => {
    const server = await startServer({ takeTurn: () => Promise.reject(new StoreGone(planted)) })
    const client = createClient(server.address)
    const { conversationId, token } = await client.begin()
    await client.post(token, conversationId, typed(planted))
    expect(server.logged).toHaveLength(2)
    expect(JSON.parse(server.logged[0] ?? '')).toEqual({
      level: 50,
      time: expect.any(Number),
      errorClass: 'StoreGone',
      reference: expect.stringMatching(/^[0-9a-f]{8}$/),
      msg: 'a turn failed',
    })
    expect(server.logged.join('')).not.toContain(planted)
    expect(server.logged.join('')).not.toContain(conversationId)
    await server.close()
  })
})

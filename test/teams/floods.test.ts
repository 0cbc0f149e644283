import { createBotFramework } from '../../src/channels/botFramework/createBotFramework.ts'
import { answer } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'
import { aTeamsChat, cardOf, messagesOf } from './support/aTeamsChat.ts'

const { tooMuch } = realContent.teams

describe('a chat that sends more in a minute than a person can', () => {
  it('is told so once, with the emergency numbers, and its answers are kept', async () => {
    const chat = aTeamsChat({ requestsPerConversation: 2 })
    await chat.install()
    await chat.type('wales')
    expect((await chat.type('gp')).map(({ text }) => text)).toEqual([tooMuch])
    expect(tooMuch).toContain('999')
    expect(await chat.type('gp')).toEqual([])
    expect((await chat.session())?.answers).toEqual({ location: 'wales' })
  })

  it('has every button answered with it', async () => {
    const chat = aTeamsChat({ requestsPerConversation: 1 })
    await chat.install()
    expect(await chat.tap(answer('location', 'wales'))).toBe(tooMuch)
    expect(await chat.tap(answer('location', 'wales'))).toBe(tooMuch)
  })

  it('keeps nobody else waiting', async () => {
    const chat = aTeamsChat({ requestsPerConversation: 1 })
    await chat.install()
    await chat.type('wales')
    const other = { conversation: { id: 'another-chat', conversationType: 'personal' } }
    expect(cardOf((await chat.type('wales', other))[0])).toBeDefined()
  })

  it('can still be left: nothing of it stays', async () => {
    const chat = aTeamsChat({ requestsPerConversation: 2 })
    await chat.install()
    await chat.type('wales')
    expect(await chat.session()).toBeDefined()
    expect(messagesOf(await chat.send({ type: 'installationUpdate', action: 'remove' }))).toEqual([])
    expect(await chat.session()).toBeUndefined()
  })
})

test('what is not signed is refused before it is counted', async () => {
  let counted = 0
  const botFramework = createBotFramework({
    ...aTeamsChat().options,
    authentication: {
      authenticateRequest: () => Promise.reject(new Error('not signed')),
    } as never,
    floodStop: async () => void (counted += 1),
  })
  const { status } = await botFramework.receive(aTeamsChat().activity({ type: 'message', text: 'hi' }), 'Bearer forged')
  expect([status, counted]).toEqual([401, 0])
})

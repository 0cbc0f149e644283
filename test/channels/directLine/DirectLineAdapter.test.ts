import { MessageFactory, type TurnContext } from 'botbuilder'
import { DirectLineAdapter } from '../../../src/channels/directLine/DirectLineAdapter.ts'
import type { Feed, Publication } from '../../../src/channels/directLine/feed.ts'

/** An adapter whose feed only remembers what it was given. */
function anAdapter(handleTurn: (context: TurnContext) => Promise<void>) {
  const published: { how: string; conversationId: string; activity: Record<string, unknown> }[] = []
  const remember =
    (how: string) =>
    async (conversationId: string, { live }: Publication) =>
      void published.push({ how, conversationId, activity: JSON.parse(live) as Record<string, unknown> })
  const feed: Feed = {
    publish: remember('publish'),
    publishLast: remember('publishLast'),
    isKept: async () => true,
    poll: async () => '',
    attach: async () => {},
    detach: () => {},
    end: async () => {},
  }
  return {
    adapter: new DirectLineAdapter({ feed, now: () => new Date('2026-11-24T10:00:00Z'), handleTurn }),
    published,
  }
}

describe('the Direct Line adapter', () => {
  it('publishes a reply with what a client needs and no name of anybody', async () => {
    const { adapter, published } = anAdapter(async (context) => {
      await context.sendActivity({ ...MessageFactory.text('hello'), name: 'secret' })
    })
    await adapter.receive('mine', { type: 'message', id: 'asked', text: 'x' })
    expect(published).toEqual([
      {
        how: 'publish',
        conversationId: 'mine',
        activity: {
          type: 'message',
          id: expect.any(String),
          timestamp: '2026-11-24T10:00:00.000Z',
          channelId: 'directline',
          from: { id: 'signpost', role: 'bot' },
          replyToId: 'asked',
          text: 'hello',
          inputHint: 'acceptingInput',
        },
      },
    ])
  })

  it('runs middleware before the handler, as every adapter does', async () => {
    const ran: string[] = []
    const { adapter } = anAdapter(async () => void ran.push('handler'))
    adapter.use(async (_, next) => {
      ran.push('middleware')
      await next()
    })
    await adapter.receive('mine', { type: 'message', text: 'x' })
    expect(ran).toEqual(['middleware', 'handler'])
  })

  it('publishes a message that ends the conversation as the last', async () => {
    const { adapter, published } = anAdapter(async (context) => {
      await context.sendActivities([MessageFactory.text('gone'), { type: 'endOfConversation' }])
    })
    await adapter.receive('mine', { type: 'message', text: 'x' })
    expect(published.map(({ how }) => how)).toEqual(['publishLast'])
  })

  it('changes, deletes and begins nothing', async () => {
    const { adapter } = anAdapter(async (context) => {
      await context.updateActivity({ id: 'x' })
    })
    await expect(adapter.receive('mine', { type: 'message', text: 'x' })).rejects.toThrow('cannot change')
    await expect(adapter.deleteActivity()).rejects.toThrow('cannot delete')
    await expect(adapter.continueConversation()).rejects.toThrow('never writes')
  })
})

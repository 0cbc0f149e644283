import { MessageFactory, type TurnContext } from 'botbuilder'
import { DirectLineAdapter } from '../../../src/channels/directLine/DirectLineAdapter.ts'

function anAdapter(handleTurn: (context: TurnContext) => Promise<void>) {
  return new DirectLineAdapter({ now: () => new Date('2026-11-24T10:00:00Z'), handleTurn })
}

describe('the Direct Line adapter', () => {
  it('gathers a reply with what a client needs and no name of anybody', async () => {
    const adapter = anAdapter(async (context) => {
      await context.sendActivity({ ...MessageFactory.text('hello'), name: 'secret' })
    })
    const { publications, ends } = await adapter.receive('mine', { type: 'message', id: 'asked', text: 'x' })
    expect(ends).toBe(false)
    expect(publications.map(({ live }) => JSON.parse(`{${live}}`) as unknown)).toEqual([
      {
        type: 'message',
        id: 'asked-1',
        timestamp: '2026-11-24T10:00:00.000Z',
        channelId: 'directline',
        from: { id: 'signpost', role: 'bot' },
        replyToId: 'asked',
        text: 'hello',
        inputHint: 'acceptingInput',
      },
    ])
  })

  it('gives the replies to one delivery the same ids each time, and others none that is used again', async () => {
    const adapter = anAdapter(
      async (context) => void (await context.sendActivities([MessageFactory.text('one'), MessageFactory.text('two')])),
    )
    const ids = async (id?: string) =>
      (await adapter.receive('mine', { type: 'message', ...(id === undefined ? {} : { id }) })).publications.map(
        (each) => each.id,
      )
    expect(await ids('asked')).toEqual(await ids('asked'))
    expect(new Set([...(await ids()), ...(await ids())]).size).toBe(4)
  })

  it('runs middleware before the handler, as every adapter does', async () => {
    const ran: string[] = []
    const adapter = anAdapter(async () => void ran.push('handler'))
    adapter.use(async (_, next) => {
      ran.push('middleware')
      await next()
    })
    await adapter.receive('mine', { type: 'message', text: 'x' })
    expect(ran).toEqual(['middleware', 'handler'])
  })

  it('says when a reply ends the conversation', async () => {
    const adapter = anAdapter(async (context) => {
      await context.sendActivities([MessageFactory.text('gone'), { type: 'endOfConversation' }])
    })
    const { publications, ends } = await adapter.receive('mine', { type: 'message', text: 'x' })
    expect([publications.length, ends]).toEqual([1, true])
  })

  it('changes, deletes and begins nothing', async () => {
    const adapter = anAdapter(async (context) => {
      await context.updateActivity({ id: 'x' })
    })
    await expect(adapter.receive('mine', { type: 'message', text: 'x' })).rejects.toThrow('cannot change')
    await expect(adapter.deleteActivity()).rejects.toThrow('cannot delete')
    await expect(adapter.continueConversation()).rejects.toThrow('never writes')
  })
})

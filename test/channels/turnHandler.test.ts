import { type Activity, TestAdapter } from 'botbuilder'
import { pino } from 'pino'
import { createTurnHandler, type TakeTurn } from '../../src/channels/turnHandler.ts'
import type { TurnResult } from '../../src/conversation/takeTurn.ts'
import { aConversation } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

/** A handler of a channel that says each view's place, and an adapter that sends to it. */
function aHandler(
  takeTurn: TakeTurn,
  outgoingOf = ({ view }: TurnResult): Partial<Activity>[] => [{ type: 'message', text: view.place }],
) {
  const logged: string[] = []
  const handler = createTurnHandler({
    takeTurn,
    content: () => realContent,
    channel: { incomingOf: ({ text }) => (text === 'nothing' ? undefined : { kind: 'typed', text }), outgoingOf },
    logger: pino({ base: null }, { write: (line: string) => void logged.push(line) }),
  })
  return { adapter: new TestAdapter(handler), logged }
}

describe('the turn handler', () => {
  it('takes a turn in the activity’s conversation and sends the outcome', async () => {
    const { join } = aConversation()
    const turns: unknown[] = []
    const { adapter } = aHandler((turn) => {
      turns.push(turn)
      return join()
    })
    await adapter.test('hello', 'location').startTest()
    expect(turns).toEqual([
      {
        conversationId: 'Convo1',
        activityId: expect.any(String),
        incoming: { kind: 'typed', text: 'hello' },
        content: realContent,
      },
    ])
  })

  it('takes no turn for an activity that asks for nothing', async () => {
    const { adapter } = aHandler(() => Promise.reject(new Error('not reached')))
    await adapter.send('nothing').startTest()
    expect(adapter.activeQueue).toEqual([])
  })

  it('sends emergency help when the turn fails', async () => {
    const { adapter } = aHandler(() => Promise.reject(new TypeError('words')))
    await adapter.test('hello', 'failure').startTest()
  })

  it('sends emergency help when the outcome cannot be rendered', async () => {
    const { join } = aConversation()
    const { adapter, logged } = aHandler(join, ({ view }) => {
      if (view.place !== 'failure') throw new RangeError('words')
      return [{ type: 'message', text: view.place }]
    })
    await adapter.test('hello', 'failure').startTest()
    expect(logged.join('')).toContain('RangeError')
    expect(logged.join('')).not.toContain('words')
  })
})

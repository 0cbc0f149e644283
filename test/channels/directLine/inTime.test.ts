import { createDirectLineService } from '../../../src/channels/directLine/directLineService.ts'

type Options = Parameters<typeof createDirectLineService>[0]

/** Before them stand turns of the same conversation that a slow store does not let end. */
const service = createDirectLineService({
  gate: { enter: () => new Promise(() => {}) },
  feed: {},
  notKept: () => ({ id: 'help', kept: '', live: '"type":"message","text":"help"' }),
  answerMilliseconds: 50,
} as unknown as Options)

const activities = [{ conversation: { id: 'mine' }, type: 'message', text: 'help' }]

it('answers a message with help in time, however many go before it', async () => {
  const posted = await service.post('token', 'mine', {})
  expect('notKept' in posted && JSON.parse(posted.notKept)).toEqual(activities)
})

it('answers a poll with help in time, from where the client stands', async () => {
  const polled = await service.poll('token', 'mine', '7')
  expect('json' in polled && JSON.parse(polled.json)).toEqual({ activities, watermark: '7' })
})

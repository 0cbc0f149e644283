import { incomingOf } from '../../../src/channels/directLine/incomingOf.ts'
import { readActivity } from '../../../src/channels/directLine/readActivity.ts'
import { answer, command } from '../../support/aConversation.ts'

const message = (fields: object) => ({ type: 'message', ...fields })

describe('what an activity says a person did', () => {
  it.each([
    [answer('location', 'london'), 'abc'],
    [answer('issues', 'addiction', 'mental-health'), undefined],
    [command('back'), 'abc'],
    [command('show-service', 'bma-counselling'), 'abc'],
  ])('is a tap for the value of one of our buttons', (tap, contentVersion) => {
    expect(incomingOf(message({ value: { signpost: tap, contentVersion } }))).toEqual({
      kind: 'tapped',
      tap,
      contentVersion,
    })
  })

  it('is the tap where a client sends the label with it', () => {
    expect(incomingOf(message({ text: 'London', value: { signpost: answer('location', 'london') } }))).toMatchObject({
      kind: 'tapped',
    })
  })

  it('is typed words where there is no value of ours', () => {
    expect(incomingOf(message({ text: 'London' }))).toEqual({ kind: 'typed', text: 'London' })
    expect(incomingOf(message({ text: 'London', value: { other: 1 } }))).toEqual({ kind: 'typed', text: 'London' })
  })

  it('is that they joined, for a conversation update', () => {
    expect(incomingOf({ type: 'conversationUpdate' })).toEqual({ kind: 'joined' })
  })

  it.each(['typing', 'event', 'endOfConversation', 'messageReaction'])('is nothing for %s', (type) => {
    expect(incomingOf({ type, text: 'London' })).toBeUndefined()
  })

  it('cannot be read from a message without words or a button of ours', () => {
    expect(incomingOf(message({ text: ' \n', value: { signpost: { kind: 'command', command: 'constructor' } } }))).toBe(
      'invalid',
    )
  })
})

describe('a posted activity', () => {
  it('is read as what a turn needs and nothing more', () => {
    const posted = {
      ...message({ text: 'London', value: { name: 'x' } }),
      from: { id: 'x' },
      id: 'x',
      locale: 'x',
      attachments: ['x'],
    }
    expect(readActivity({ ...posted, channelData: { clientActivityID: 'c1', postBack: true, tenant: 'x' } })).toEqual({
      kind: 'received',
      activity: message({ text: 'London' }),
      clientActivityId: 'c1',
      postBack: true,
    })
  })

  it.each(['help me please', 'x'.repeat(65), '', '../x', 7])(
    'with a client id of %p, which could be words, is refused',
    (clientActivityID) => {
      expect(readActivity(message({ text: 'London', channelData: { clientActivityID } }))).toEqual({
        kind: 'refused',
        reason: 'bad-activity',
      })
    },
  )
})

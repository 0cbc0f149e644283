import { createHandover } from '../../../src/channels/directLine/handover.ts'

function aHandover(maximumConversations = 10) {
  let time = Date.parse('2026-11-24T10:00:00Z')
  const handover = createHandover({ maximumConversations, now: () => new Date(time) })
  return { handover, skip: (seconds: number) => void (time += seconds * 1000) }
}
const activity = (id: string) => ({ id, position: 1, members: '"type":"message"' })
const ids = (activities: readonly { id: string }[]) => activities.map(({ id }) => id)

describe('the handover', () => {
  it('hands each activity over once', () => {
    const { handover } = aHandover()
    handover.keep('mine', activity('one'))
    handover.keep('mine', activity('two'))
    expect(ids(handover.take('mine'))).toEqual(['one', 'two'])
    expect(handover.take('mine')).toEqual([])
  })

  it('keeps the conversations apart', () => {
    const { handover } = aHandover()
    handover.keep('mine', activity('one'))
    expect(handover.take('other')).toEqual([])
  })

  it('forgets when it is told to', () => {
    const { handover } = aHandover()
    handover.keep('mine', activity('one'))
    handover.forget('mine')
    expect(handover.take('mine')).toEqual([])
  })

  it('drops what nobody took for half a minute, with or without a sweep', () => {
    const { handover, skip } = aHandover()
    handover.keep('mine', activity('one'))
    skip(30)
    expect(handover.take('mine')).toEqual([])
    handover.keep('mine', activity('two'))
    skip(30)
    handover.sweep()
    skip(-30)
    expect(handover.take('mine')).toEqual([])
  })

  it('holds the newest ten of a conversation', () => {
    const { handover } = aHandover()
    for (let count = 0; count < 12; count++) handover.keep('mine', activity(String(count)))
    expect(ids(handover.take('mine'))).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  })

  it('lets the oldest conversation go when it is full', () => {
    const { handover } = aHandover(2)
    for (const id of ['one', 'two', 'three']) handover.keep(id, activity(id))
    expect(handover.take('one')).toEqual([])
    expect(ids(handover.take('three'))).toEqual(['three'])
  })
})

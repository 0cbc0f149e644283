import { createRecentKeys } from '../../src/conversation/recentKeys.ts'

describe('ended conversations', () => {
  it('are remembered for as long as their tokens are good', () => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    const ended = createRecentKeys({
      maximumKeys: 10,
      lifetimeSeconds: 100,
      now: () => new Date(time),
    })
    ended.add('mine')
    expect([ended.has('mine'), ended.has('other')]).toEqual([true, false])
    time += 100_000
    ended.sweep()
    expect(ended.has('mine')).toBe(false)
  })

  it('are forgotten oldest first when there are too many', () => {
    const ended = createRecentKeys({ maximumKeys: 2, lifetimeSeconds: 100, now: () => new Date() })
    for (const key of ['one', 'two', 'three']) ended.add(key)
    expect(['one', 'two', 'three'].map(ended.has)).toEqual([false, true, true])
  })

  it('count from when they were last added', () => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    const ended = createRecentKeys({ maximumKeys: 2, lifetimeSeconds: 100, now: () => new Date(time) })
    ended.add('one')
    ended.add('two')
    time += 60_000
    ended.add('one')
    time += 60_000
    expect(['one', 'two'].map(ended.has)).toEqual([true, false])
    ended.add('two')
    ended.add('one')
    ended.add('three')
    expect(['one', 'two', 'three'].map(ended.has)).toEqual([true, false, true])
  })
})

import { createMemoryActivityLog } from '../../../src/channels/directLine/memoryActivityLog.ts'
import { testActivityLog } from './activityLogContract.ts'

const large = { maximumConversations: 1000, maximumCharacters: 1_000_000 }

describe('the activity log in memory', () => {
  testActivityLog(() => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    const log = createMemoryActivityLog({ ...large, now: () => new Date(time) })
    return { log, skip: (seconds: number) => void (time += seconds * 1000) }
  })

  it('drops the conversation that was used longest ago when there are too many', async () => {
    const log = createMemoryActivityLog({ ...large, maximumConversations: 2, now: () => new Date() })
    for (const key of ['one', 'two', 'one', 'three'])
      await log.append(key, [{ id: `${key}-${Math.random()}`, members: '"type":"message"' }])
    expect(await log.isKept('two')).toBe(false)
    expect(await log.read('one', 0)).toHaveLength(2)
    expect(await log.read('three', 0)).toHaveLength(1)
  })

  it('drops the conversation that was used longest ago when they take too much room', async () => {
    const log = createMemoryActivityLog({ ...large, maximumCharacters: 100, now: () => new Date() })
    await log.append('one', [{ id: 'a', members: 'x'.repeat(60) }])
    await log.append('two', [{ id: 'b', members: 'x'.repeat(60) }])
    expect(await log.isKept('one')).toBe(false)
    expect(await log.read('two', 0)).toHaveLength(1)
  })

  it('has room again for as much as it has dropped', async () => {
    const log = createMemoryActivityLog({ ...large, maximumCharacters: 100, now: () => new Date() })
    for (let count = 0; count < 10; count++) {
      await log.append('one', [{ id: String(count), members: 'x'.repeat(60) }])
      await log.end('one')
    }
    await log.append('one', [{ id: 'a', members: 'x'.repeat(60) }])
    expect(await log.read('one', 0)).toHaveLength(1)
  })

  it('begun after a restart continues after all that clients have seen', async () => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    const aLog = () => createMemoryActivityLog({ ...large, now: () => new Date(time) })
    const before = await aLog().append('one', [{ id: 'a', members: '"type":"message"' }])
    time += 1000
    const after = await aLog().append('one', [{ id: 'b', members: '"type":"message"' }])
    expect(after?.places[0]?.position).toBeGreaterThan(before?.places[0]?.position ?? NaN)
  })

  it('drops what is too old when it is swept, without being asked for it', async () => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    const log = createMemoryActivityLog({ ...large, now: () => new Date(time) })
    await log.append('one', [{ id: 'a', members: '"type":"message"' }])
    time += 1800 * 1000
    log.sweep()
    time -= 1800 * 1000
    expect(await log.isKept('one')).toBe(false)
  })
})

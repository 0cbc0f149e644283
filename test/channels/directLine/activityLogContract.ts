import {
  logLifetimeSeconds,
  maximumActivities,
  type ActivityLog,
} from '../../../src/channels/directLine/ActivityLog.ts'

/** What every activity log must do; `create` makes an empty one that reads this clock. */
export function testActivityLog(create: (now: () => Date) => ActivityLog): void {
  const aLog = () => {
    let time = Date.parse('2026-11-24T10:00:00Z')
    return { log: create(() => new Date(time)), skip: (seconds: number) => void (time += seconds * 1000) }
  }
  const activity = (id: string) => ({ id, json: `{"id":"${id}"}` })
  const idsAfter = async (log: ActivityLog, key: string, after: number) =>
    (await log.read(key, after))?.map(({ id }) => id)

  it('answers undefined for a conversation of which it keeps nothing', async () => {
    expect(await aLog().log.read('key', 0)).toBeUndefined()
  })

  it('gives back what came after a position, in order', async () => {
    const { log } = aLog()
    const { position } = await log.append('key', activity('one'))
    await log.append('key', activity('two'))
    await log.append('key', activity('three'))
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two', 'three'])
    expect(await idsAfter(log, 'key', position)).toEqual(['two', 'three'])
    expect((await log.read('key', position))?.[0]?.json).toBe('{"id":"two"}')
  })

  it('answers an empty list to a client that has seen everything', async () => {
    const { log } = aLog()
    const { position } = await log.append('key', activity('one'))
    expect(await log.read('key', position)).toEqual([])
  })

  it('gives everything to a client whose position is not reached yet', async () => {
    const { log } = aLog()
    const { position } = await log.append('key', activity('one'))
    expect(await idsAfter(log, 'key', position + 1000)).toEqual(['one'])
  })

  it('adds an id once and says where it is', async () => {
    const { log } = aLog()
    const first = await log.append('key', activity('one'))
    await log.append('key', activity('two'))
    expect(first.added).toBe(true)
    expect(await log.append('key', activity('one'))).toEqual({ position: first.position, added: false })
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two'])
  })

  it('keeps the conversations apart', async () => {
    const { log } = aLog()
    await log.append('key', activity('one'))
    await log.append('other', activity('two'))
    await log.clear('key')
    expect(await log.read('key', 0)).toBeUndefined()
    expect(await idsAfter(log, 'other', 0)).toEqual(['two'])
  })

  it(`keeps the newest ${maximumActivities} activities`, async () => {
    const { log } = aLog()
    for (let count = 0; count <= maximumActivities; count++) await log.append('key', activity(`number-${count}`))
    const ids = await idsAfter(log, 'key', 0)
    expect(ids).toHaveLength(maximumActivities)
    expect([ids?.at(0), ids?.at(-1)]).toEqual(['number-1', `number-${maximumActivities}`])
  })

  it('forgets a conversation half an hour after its last activity', async () => {
    const { log, skip } = aLog()
    await log.append('key', activity('one'))
    skip(logLifetimeSeconds - 1)
    await log.append('key', activity('two'))
    skip(logLifetimeSeconds - 1)
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two'])
    skip(1)
    expect(await log.read('key', 0)).toBeUndefined()
  })

  it('never uses a position again, so that a client misses nothing after "clear"', async () => {
    const { log } = aLog()
    const before = await log.append('key', activity('one'))
    const cleared = await log.clear('key')
    const after = await log.append('key', activity('two'))
    expect(cleared).toBeGreaterThan(before.position)
    expect(after.position).toBeGreaterThan(cleared)
  })
}

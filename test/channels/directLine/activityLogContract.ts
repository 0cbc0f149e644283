import {
  lastLifetimeSeconds,
  logLifetimeSeconds,
  maximumActivities,
  type ActivityLog,
} from '../../../src/channels/directLine/ActivityLog.ts'

/** An empty log, and what makes time pass in it. */
export type LogUnderTest = { readonly log: ActivityLog; readonly skip: (seconds: number) => void | Promise<void> }

/** What every activity log must do; `aLog` makes an empty one, in which the conversations "key" and "other" go on. */
export function testActivityLog(aLog: () => LogUnderTest | Promise<LogUnderTest>): void {
  const activity = (id: string) => ({ id, members: `"id":"${id}"` })
  const append = async (log: ActivityLog, key: string, ...ids: string[]) => {
    const appended = await log.append(key, ids.map(activity))
    if (appended === undefined) throw new Error('the conversation is over')
    return appended
  }
  const positionOf = async (log: ActivityLog, key: string, id: string) =>
    (await append(log, key, id)).places[0]?.position ?? NaN
  const idsAfter = async (log: ActivityLog, key: string, after: number) =>
    (await log.read(key, after)).map(({ id }) => id)

  it('has nothing of a conversation of which it keeps nothing', async () => {
    const { log } = await aLog()
    expect(await log.isKept('key')).toBe(false)
    expect(await log.read('key', 0)).toEqual([])
  })

  it('gives back what came after a position, in order', async () => {
    const { log } = await aLog()
    const position = await positionOf(log, 'key', 'one')
    await append(log, 'key', 'two', 'three')
    expect(await log.isKept('key')).toBe(true)
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two', 'three'])
    expect(await idsAfter(log, 'key', position)).toEqual(['two', 'three'])
    expect((await log.read('key', position))[0]?.members).toBe('"id":"two"')
  })

  it('says where activities stand, and what stood before them', async () => {
    const { log } = await aLog()
    const first = await append(log, 'key', 'one', 'two')
    expect(first.previous).toBe(0)
    const [one, two] = first.places.map(({ position }) => position)
    expect((await log.read('key', 0)).map(({ position }) => position)).toEqual([one, two])
    expect((await append(log, 'key', 'three')).previous).toBe(two)
  })

  it('has nothing for a client that has seen everything', async () => {
    const { log } = await aLog()
    const position = await positionOf(log, 'key', 'one')
    expect(await log.read('key', position)).toEqual([])
  })

  it('gives everything to a client whose position is not reached yet', async () => {
    const { log } = await aLog()
    const position = await positionOf(log, 'key', 'one')
    expect(await idsAfter(log, 'key', position + 1000)).toEqual(['one'])
  })

  it('adds an id once and says where it is', async () => {
    const { log } = await aLog()
    const position = await positionOf(log, 'key', 'one')
    const again = await append(log, 'key', 'one', 'two')
    expect(again.places).toEqual([
      { position, added: false },
      { position: expect.any(Number), added: true },
    ])
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two'])
  })

  it('adds an id once when it comes twice at once', async () => {
    const { log } = await aLog()
    const both = await Promise.all([append(log, 'key', 'one'), append(log, 'key', 'one')])
    expect(both.flatMap(({ places }) => places.map(({ added }) => added)).toSorted()).toEqual([false, true])
  })

  it('keeps the conversations apart', async () => {
    const { log } = await aLog()
    await append(log, 'key', 'one')
    await append(log, 'other', 'two')
    await log.clear('key', [activity('last')])
    expect(await log.isKept('key')).toBe(false)
    expect(await idsAfter(log, 'other', 0)).toEqual(['two'])
  })

  it(`keeps the newest ${maximumActivities} activities`, async () => {
    const { log } = await aLog()
    for (let count = 0; count <= maximumActivities; count++) await append(log, 'key', `number-${count}`)
    const ids = await idsAfter(log, 'key', 0)
    expect(ids).toHaveLength(maximumActivities)
    expect([ids.at(0), ids.at(-1)]).toEqual(['number-1', `number-${maximumActivities}`])
  })

  it('forgets a conversation half an hour after its last activity', async () => {
    const { log, skip } = await aLog()
    await append(log, 'key', 'one')
    await skip(logLifetimeSeconds - 60)
    await append(log, 'key', 'two')
    await skip(logLifetimeSeconds - 60)
    expect(await idsAfter(log, 'key', 0)).toEqual(['one', 'two'])
    await skip(60)
    expect(await log.isKept('key')).toBe(false)
    expect(await log.read('key', 0)).toEqual([])
  })

  it('gives what a conversation ended with for half a minute, and nothing from before it', async () => {
    const { log, skip } = await aLog()
    await append(log, 'key', 'one')
    await log.clear('key', [activity('mine'), activity('last')])
    expect(await idsAfter(log, 'key', 0)).toEqual(['mine', 'last'])
    await skip(lastLifetimeSeconds)
    expect(await log.read('key', 0)).toEqual([])
  })

  it('says when a conversation was ended in this way already', async () => {
    const { log } = await aLog()
    const first = await log.clear('key', [activity('mine'), activity('last')])
    const again = await log.clear('key', [activity('mine'), activity('last')])
    expect(again.places).toEqual(first.places.map(({ position }) => ({ position, added: false })))
    expect(await idsAfter(log, 'key', 0)).toEqual(['mine', 'last'])
  })

  it('forgets a conversation that was ended for good, its end included', async () => {
    const { log } = await aLog()
    await append(log, 'key', 'one')
    await log.clear('key', [activity('last')])
    await log.end('key')
    expect(await log.read('key', 0)).toEqual([])
    expect(await log.isKept('key')).toBe(false)
  })

  it('never uses a position again, so that a client misses nothing after "clear"', async () => {
    const { log } = await aLog()
    const before = await positionOf(log, 'key', 'one')
    const cleared = (await log.clear('key', [activity('last')])).places[0]?.position ?? NaN
    const after = await positionOf(log, 'key', 'two')
    expect(cleared).toBeGreaterThan(before)
    expect(after).toBeGreaterThan(cleared)
    expect(await idsAfter(log, 'key', before)).toEqual(['last', 'two'])
  })
}

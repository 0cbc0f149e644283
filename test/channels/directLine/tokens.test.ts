import { createTokens } from '../../../src/channels/directLine/tokens.ts'

const key = new Uint8Array(32).fill(1)
const old = new Uint8Array(32).fill(2)
const start = new Date('2026-11-24T10:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const tokens = (keys = [key], now = start) => createTokens({ keys, lifetimeSeconds: 100, now: () => now })

describe('a token', () => {
  it('opens its conversation until its lifetime is over', async () => {
    const token = await tokens().sign('token', 'mine')
    expect(await tokens([key], later(99)).check('token', token)).toBe('mine')
    expect(await tokens([key], later(100)).check('token', token)).toBeUndefined()
  })

  it('that was found good before ends with its lifetime all the same', async () => {
    let now = start
    const remembering = createTokens({ keys: [key], lifetimeSeconds: 100, now: () => now })
    const token = await remembering.sign('token', 'mine')
    expect(await remembering.check('token', token)).toBe('mine')
    now = later(99)
    expect(await remembering.check('token', token)).toBe('mine')
    now = later(100)
    expect(await remembering.check('token', token)).toBeUndefined()
  })

  it('is still good when it was forgotten that it was found good', async () => {
    let now = start
    const sweeping = createTokens({ keys: [key], lifetimeSeconds: 100, now: () => now })
    const token = await sweeping.sign('token', 'mine')
    expect(await sweeping.check('token', token)).toBe('mine')
    now = later(61)
    sweeping.sweep()
    expect(await sweeping.check('token', token)).toBe('mine')
  })

  it('that was found good before still does not do for a stream', async () => {
    const remembering = tokens()
    const token = await remembering.sign('token', 'mine')
    expect(await remembering.check('token', token)).toBe('mine')
    expect(await remembering.check('ticket', token)).toBeUndefined()
  })

  it('of one kind does not do for the other', async () => {
    const ticket = await tokens().sign('ticket', 'mine')
    expect(await tokens().check('ticket', ticket)).toBe('mine')
    expect(await tokens().check('token', ticket)).toBeUndefined()
  })

  it('for a stream lasts a minute', async () => {
    const ticket = await tokens().sign('ticket', 'mine')
    expect(await tokens([key], later(59)).check('ticket', ticket)).toBe('mine')
    expect(await tokens([key], later(60)).check('ticket', ticket)).toBeUndefined()
  })

  it('signed under the old key is accepted while that is known', async () => {
    const token = await tokens([old]).sign('token', 'mine')
    expect(await tokens([key, old]).check('token', token)).toBe('mine')
    expect(await tokens([key]).check('token', token)).toBeUndefined()
  })
})

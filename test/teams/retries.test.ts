import { withRetries } from '../../src/channels/botFramework/withRetries.ts'
import { realContent } from '../support/realContent.ts'
import { aClock } from './support/aClock.ts'
import { aTeamsChat, cardOf, textsIn } from './support/aTeamsChat.ts'
import { startConnector, type Connector } from './support/startConnector.ts'

const refused = (statusCode: number) => Object.assign(new Error('refused'), { statusCode })

describe('withRetries', () => {
  test.each([412, 429, 500, 502, 503, 504])('tries again after %i', async (statusCode) => {
    let tries = 0
    const attempt = async () => {
      tries += 1
      if (tries < 3) throw refused(statusCode)
      return 'sent'
    }
    expect(await withRetries(attempt, aClock().patience)).toBe('sent')
    expect(tries).toBe(3)
  })

  test.each([400, 401, 403, 404, 501])('does not after %i', async (statusCode) => {
    let tries = 0
    const attempt = async () => {
      tries += 1
      throw refused(statusCode)
    }
    await expect(withRetries(attempt, aClock().patience)).rejects.toThrow('refused')
    expect(tries).toBe(1)
  })

  test('gives up within 15 seconds, with growing pauses', async () => {
    const { pauses, patience } = aClock(1)
    await expect(withRetries(async () => Promise.reject(refused(429)), patience)).rejects.toThrow('refused')
    const total = pauses.reduce((sum, each) => sum + each, 0)
    expect(total).toBeLessThanOrEqual(15_000)
    expect(pauses.length).toBeGreaterThan(3)
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  })

  test('pauses for lengths that chance decides', async () => {
    const [least, most] = [aClock(0), aClock(0.999)]
    for (const { patience } of [least, most])
      await expect(withRetries(async () => Promise.reject(refused(429)), patience)).rejects.toThrow('refused')
    expect(least.pauses[0]).toBeLessThan(most.pauses[0] ?? 0)
  })

  test('gives each try no longer than what is left', async () => {
    const { patience } = aClock(1)
    const given: number[] = []
    const attempt = async (timeout: number) => {
      given.push(timeout)
      throw refused(504)
    }
    await expect(withRetries(attempt, patience)).rejects.toThrow('refused')
    expect(given[0]).toBe(10_000)
    expect(given.at(-1)).toBeLessThan(10_000)
  })
})

describe('a connector that', () => {
  let connector: Connector
  beforeEach(async () => void (connector = await startConnector()))
  afterEach(async () => connector.close())

  test.each([412, 429, 500, 502, 503, 504])('answers %i twice gets the reply the third time, once', async (status) => {
    connector.answer((_, count) => (count < 3 ? status : undefined))
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    expect(connector.requests()).toBe(3)
    expect(connector.chat().size).toBe(1)
    expect((await chat.session())?.display?.shown).toBe('card-1')
  })

  test('does not answer is asked again', async () => {
    connector.answer((_, count) => (count === 1 ? 'hang' : undefined))
    await aTeamsChat({ connector }).type('hi')
    expect(connector.requests()).toBe(2)
    expect(connector.chat().size).toBe(1)
  }, 20_000)

  it('loses the reply to a cry for help answers the same message when it comes again, once', async () => {
    connector.answer(() => 502)
    const chat = aTeamsChat({ connector, patience: aClock().patience })
    const message = chat.activity({ type: 'message', text: 'I want to kill myself' })
    await chat.botFramework.receive(message, undefined)
    expect(connector.chat().size).toBe(0)
    connector.answer(() => undefined)
    await chat.botFramework.receive(message, undefined)
    expect(JSON.stringify([...connector.chat().values()])).toContain('999')
    await chat.botFramework.receive(message, undefined)
    expect(connector.chat().size).toBe(1)
  })

  test.each([403, 500, 502])('always answers %i loses the reply and not the session', async (status) => {
    connector.answer(() => status)
    const clock = aClock()
    const chat = aTeamsChat({ connector, patience: clock.patience })
    const { status: answered } = await chat.send({ type: 'message', text: 'wales' })
    expect(answered).toBe(200)
    // The first try, and as many more as there were pauses: the library's own retries are off.
    expect(connector.requests()).toBe(clock.pauses.length + 1)
    expect((await chat.session())?.answers).toEqual({ location: 'wales' })
    expect(chat.logged.join('')).toContain('a reply was lost')
    connector.answer(() => undefined)
    await chat.type('gp')
    expect((await chat.session())?.answers).toEqual({ location: 'wales', training: 'gp' })
    const { activity } = await connector.until(({ method }) => method === 'POST')
    expect(textsIn(cardOf(activity))).toContain('What is it about?')
  })

  test('an activity that is sent again with the same id is answered once', async () => {
    const chat = aTeamsChat({ connector })
    const twice = chat.activity({ type: 'message', text: 'hi' })
    await Promise.all([chat.botFramework.receive(twice, undefined), chat.botFramework.receive(twice, undefined)])
    await chat.botFramework.receive(twice, undefined)
    expect(connector.requests()).toBe(1)
    expect((await chat.session())?.turn).toBe(1)
  })

  test('is slow gets one copy of a reply', async () => {
    connector.answer(async () => {
      await new Promise((resolve) => void setTimeout(resolve, 6000))
      return undefined
    })
    await aTeamsChat({ connector }).type('hi')
    expect(connector.requests()).toBe(1)
  }, 20_000)

  test('hangs while an earlier card is collapsed keeps nobody waiting', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    connector.answer(({ method }) => (method === 'PUT' ? 'hang' : undefined))
    await chat.type('wales')
    expect((await chat.session())?.display?.shown).toBe('card-2')
  })

  test('has nothing of a conversation that was cleared while a reply was on its way', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    connector.answer(async ({ method }) => {
      if (method === 'POST') await chat.tap({ kind: 'command', command: 'clear' })
      return undefined
    })
    await chat.type('show')
    const { activity } = await connector.until(({ method, id }) => method === 'PUT' && id === 'card-2')
    expect(cardOf(activity).body).toHaveLength(1)
    expect(textsIn(activity).join(' ')).toContain(realContent.teams.movedDown)
    expect(await chat.session()).toBeUndefined()
  })
})

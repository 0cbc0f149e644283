import { realContent } from '../support/realContent.ts'
import { aClock } from './support/aClock.ts'
import { aTeamsChat, cardOf, executed, textsIn, type Json } from './support/aTeamsChat.ts'
import { startConnector, type Connector } from './support/startConnector.ts'

const { phrases, teams } = realContent
const answer = (question: string, ...options: string[]) => ({ kind: 'answer', question, options }) as never
const command = (name: string) => ({ kind: 'command', command: name }) as never
const employer = 'may be kept and searched by your employer'

let connector: Connector
beforeEach(async () => void (connector = await startConnector()))
afterEach(async () => connector.close())

/** What stands in the chat now, as text, by message. */
const standing = (id: string) => textsIn(connector.chat().get(id)).join(' ')
const changed = async (id: string, text: string) =>
  connector.until(
    (request) => request.method === 'PUT' && request.id === id && textsIn(request.activity).join(' ').includes(text),
  )

describe('"clear" tapped', () => {
  test('empties the message as it is stored too, not the card on the screen alone', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('consultant in Scotland, drinking too much, not urgent')
    expect(standing('card-1')).toContain('Sick Doctors Trust')
    await chat.tap(command('clear'))
    await changed('card-1', teams.cleared)
    expect(standing('card-1')).not.toContain('Sick Doctors Trust')
  })

  test('leaves no other message that shows anything, whichever card it was tapped on', async () => {
    for (const on of ['card-1', 'card-2']) {
      const chat = aTeamsChat({ connector })
      const conversation = { id: `chat of ${on}`, conversationType: 'personal', tenantId: 'our-tenant' }
      const before = connector.chat().size
      const id = (name: string) => `card-${before + Number(name.slice(-1))}`
      await chat.type('consultant in Scotland, drinking too much, not urgent', { conversation })
      await chat.type('help', { conversation })
      await chat.send(executed({ signpost: command('clear') }, { replyToId: id(on), conversation }))
      await changed(id(on), teams.cleared)
      await changed(id(on === 'card-1' ? 'card-2' : 'card-1'), teams.movedDown)
    }
    expect(JSON.stringify([...connector.chat().values()])).not.toContain('Sick Doctors')
  })

  test('is not undone by what was delivered before and comes again', async () => {
    const chat = aTeamsChat({ connector })
    const words = { id: 'words' }
    await chat.type('I drink too much, consultant in Scotland, not urgent', words)
    const tapped = await chat.execute({ signpost: command('clear') }, { id: 'clear' })
    const messages = connector.chat().size
    await chat.type('I drink too much, consultant in Scotland, not urgent', words)
    expect(connector.chat().size).toBe(messages)
    const again = await chat.execute({ signpost: answer('issues', 'addiction') }, { id: 'words' })
    expect(textsIn(again)).toContain(teams.cleared)
    expect(await chat.execute({ signpost: command('clear') }, { id: 'clear' })).toEqual(tapped)
    expect(await chat.session()).toBeUndefined()
    await chat.type('hello')
    await chat.type('I drink too much, consultant in Scotland, not urgent', words)
    expect((await chat.session())?.answers).toEqual({})
  })
})

describe('an earlier card', () => {
  test('that is tapped stands in full, as stored too, and the one below it is one line', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('consultant in Scotland, drinking too much, not urgent')
    await chat.type('help')
    await changed('card-1', teams.movedDown)
    await chat.send(executed({ signpost: command('privacy') }, { replyToId: 'card-1' }))
    await changed('card-2', teams.movedDown)
    await changed('card-1', phrases.privacy.heading)
    expect(standing('card-1')).toContain(teams.privacy[0])
  })

  test('that is tapped while it becomes one line stands in full in the end', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    let tapped: Promise<unknown> | undefined
    connector.answer(async ({ method, path }) => {
      if (method === 'PUT' && path.endsWith('card-1') && tapped === undefined)
        tapped = chat.send(executed({ signpost: command('privacy') }, { replyToId: 'card-1' }))
      return undefined
    })
    await chat.type('help')
    await changed('card-1', phrases.privacy.heading)
    await changed('card-2', teams.movedDown)
    expect(standing('card-1')).toContain(teams.privacy[0])
  })

  test('that could not be made one line is tried again with the next turn, and with "clear"', async () => {
    for (const sets of [command('privacy'), command('clear')]) {
      const { patience } = aClock()
      const own = await startConnector()
      const chat = aTeamsChat({ connector: own, patience })
      await chat.type('consultant in Scotland, drinking too much, not urgent')
      own.answer(({ method }) => (method === 'PUT' ? 502 : undefined))
      await chat.type('help')
      for (let tries = 0; tries < 100 && (await chat.session())?.display?.left === undefined; tries += 1)
        await new Promise((resolve) => void setTimeout(resolve, 5))
      own.answer(() => undefined)
      await chat.send(executed({ signpost: sets }, { replyToId: 'card-2' }))
      await own.until(({ method, id }) => method === 'PUT' && id === 'card-1')
      expect(textsIn(own.chat().get('card-1')).join(' ')).not.toContain('Sick Doctors')
      await own.close()
    }
  })

  test('that is one line says so to a screen reader too', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    await chat.type('wales')
    const { activity } = await changed('card-1', teams.movedDown)
    expect(cardOf(activity).speak).toContain(teams.movedDown)
    expect(cardOf(activity).speak).not.toContain(phrases.greeting.heading)
  })
})

describe('a first card that is lost', () => {
  test('is sent when the next event tells of the installation, and who can see is said with whatever comes first', async () => {
    const { patience } = aClock()
    const chat = aTeamsChat({ connector, patience })
    connector.answer(() => 403)
    await chat.install()
    connector.answer(() => undefined)
    await chat.send({ type: 'installationUpdate', action: 'add' })
    expect(standing('card-1')).toContain(employer)
    connector.answer(() => 403)
    const other = { conversation: { id: 'another', conversationType: 'personal', tenantId: 'our-tenant' } }
    await chat.type('hi', other)
    connector.answer(() => undefined)
    await chat.type('wales', other)
    expect(standing('card-2')).toContain(employer)
  })

  test('says again what is said once about typed words', async () => {
    const { patience } = aClock()
    const chat = aTeamsChat({ connector, patience })
    await chat.type('hi')
    connector.answer(() => 403)
    await chat.type('I drink too much')
    connector.answer(() => undefined)
    await chat.type('I drink far too much')
    expect(standing('card-2')).toContain(teams.afterWords)
  })
})

describe('what a lost reply says in the log', () => {
  test.each([
    [403, 'MicrosoftAppId'],
    [401, 'MicrosoftAppId'],
    [404, 'message-refused'],
    [502, 'busy'],
  ])('after %i: why, and which settings to look at', async (status, look) => {
    const { patience } = aClock()
    const chat = aTeamsChat({ connector, patience })
    connector.answer(() => status)
    await chat.type('hi')
    expect(chat.logged.join('')).toContain(look)
    expect(chat.logged.join('')).toContain(String(status))
  })

  test('and that replies leave, once', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('hi')
    await chat.type('help')
    const lines = chat.logged.filter((line) => line.includes('replies leave'))
    expect(lines).toHaveLength(1)
  })
})

describe('plain messages', () => {
  test('stay plain for "clear", and what is left of the others says nothing of cards', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('plain text')
    await chat.type('wales')
    await chat.type('clear')
    const last: Json = connector.chat().get('card-3')
    expect(last.attachments).toBeUndefined()
    expect(last.text).toContain(teams.plain.cleared)
    expect(last.text).not.toMatch(/^\d/m)
    await changed('card-2', teams.asPlainText)
    expect(await chat.session()).toBeUndefined()
  })

  test('begin with words that name no service', async () => {
    const chat = aTeamsChat({ connector })
    await chat.type('plain text')
    await chat.type('consultant in Scotland, drinking too much, not urgent')
    await chat.type('1')
    const text: string = connector.chat().get('card-3').text
    expect(text.startsWith(teams.serviceHeading)).toBe(true)
    expect(text.split('\n\n').filter((line) => /^Sick Doctors Trust$/i.test(line))).toHaveLength(1)
    await chat.type('Sick Doctors Trust')
    const second: string = connector.chat().get('card-4').text
    expect(second.split('\n')[0]).not.toMatch(/Sick|Trust/)
  })
})

import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { startConnector, type Connector } from './support/startConnector.ts'
import { realContent } from '../support/realContent.ts'
import {
  buttonsOf,
  aTeamsChat,
  cardOf,
  executed,
  labelsOf,
  objectsIn,
  textsIn,
  type Json,
} from './support/aTeamsChat.ts'

const { phrases, teams } = realContent
const answer = (question: string, ...options: string[]) => ({ kind: 'answer', question, options }) as never
const command = (name: string, about?: string) =>
  ({ kind: 'command', command: name, ...(about ? { about } : {}) }) as never
const headingOf = (card: Json): string =>
  card.body.find(({ style, size }: Json) => style === 'heading' && size === 'Large')?.text

describe('the first message', () => {
  test('greets on installation, with who can see, before the first question', async () => {
    const [message, ...others] = await aTeamsChat().install()
    expect(others).toEqual([])
    const texts: string[] = cardOf(message).body.flatMap(({ text }: Json) => (text === undefined ? [] : [text]))
    const notice = texts.findIndex((text) => text.includes('may be kept and searched by your employer'))
    const question = texts.indexOf('Where do you work or train?')
    expect(notice).toBeGreaterThan(0)
    expect(question).toBeGreaterThan(notice)
    expect(texts).toContain(teams.tapDoNotType)
  })

  test.each(['Hi', 'Hello', 'hi there', '👋', 'good morning'])('greets on a first message: %s', async (text) => {
    const [message] = await aTeamsChat().type(text)
    expect(textsIn(cardOf(message)).join(' ')).toContain('may be kept and searched by your employer')
    expect(textsIn(cardOf(message))).toContain('Where do you work or train?')
  })

  test('Help works at once, with who can see', async () => {
    const [message] = await aTeamsChat().type('Help')
    expect(headingOf(cardOf(message))).toBe(phrases.help.heading)
    expect(textsIn(cardOf(message)).join(' ')).toContain('may be kept and searched by your employer')
  })

  test('greets once where installation is told twice', async () => {
    const chat = aTeamsChat()
    expect(await chat.install()).toHaveLength(1)
    const { body } = await chat.send({ type: 'installationUpdate', action: 'add' })
    expect((body as Json).activities ?? []).toEqual([])
  })

  test('nobody is written to first: not for an upgrade, nor for other people', async () => {
    const chat = aTeamsChat()
    for (const event of [
      { type: 'installationUpdate', action: 'add-upgrade' },
      { type: 'conversationUpdate', membersRemoved: [{ id: 'somebody' }] },
      { type: 'messageReaction' },
      { type: 'typing' },
    ])
      expect(((await chat.send(event)).body as Json).activities ?? []).toEqual([])
    expect(await chat.session()).toBeUndefined()
  })

  test('a first message that answers keeps the answers, and still says who can see before it asks on', async () => {
    const chat = aTeamsChat()
    const [message] = await chat.type('Scotland')
    expect(headingOf(cardOf(message))).toBe('What is your training status or role?')
    expect(textsIn(cardOf(message)).join(' ')).toContain('may be kept and searched by your employer')
    expect((await chat.session())?.answers).toEqual({ location: 'scotland' })
  })

  test('offers the web version as a link and a QR code where there is an address, before any question', async () => {
    const [message] = await aTeamsChat({ publicUrl: 'https://signpost.example.nhs.uk' }).install()
    const { body } = cardOf(message)
    const link = body.findIndex(({ text }: Json) => text?.includes('](https://signpost.example.nhs.uk)'))
    expect(link).toBeGreaterThan(0)
    expect(link).toBeLessThan(body.findIndex(({ text }: Json) => text === 'Where do you work or train?'))
    const image = body.find(({ type }: Json) => type === 'Image')
    expect(image.url).toMatch(/^data:image\/png;base64,/)
    expect(image.altText).toBe(teams.webVersion.picture)
    expect(textsIn((await aTeamsChat().install())[0]).join(' ')).not.toContain(teams.webVersion.text)
  })
})

describe('a tap', () => {
  test('changes the card in place, and the button says nothing of earlier answers', async () => {
    const chat = aTeamsChat()
    await chat.install()
    await chat.tap(answer('location', 'wales'))
    await chat.tap(answer('training', 'gp'))
    const card = await chat.tap(answer('issues', 'money'))
    expect(headingOf(card)).toBe('How soon do you need help?')
    for (const { data } of buttonsOf(card)) {
      expect(JSON.stringify(data)).not.toMatch(/money|wales|"gp"/)
      expect(Object.keys(data).toSorted()).toEqual(['contentVersion', 'signpost'])
    }
  })

  test('each card that asks a question says to tap and not to type, and none asks to type a number', async () => {
    const chat = aTeamsChat()
    const cards = [cardOf((await chat.install())[0])]
    const taps = [answer('location', 'wales'), answer('training', 'gp'), answer('issues', 'money')]
    for (const tap of taps) cards.push(await chat.tap(tap))
    expect(new Set(cards.map((card) => textsIn(card).find((text: string) => text.endsWith('?'))))).toHaveProperty(
      'size',
      4,
    )
    for (const card of cards) {
      expect(textsIn(card)).toContain(teams.tapDoNotType)
      expect(textsIn(card).join(' ')).not.toMatch(/type its (words or its )?number/)
    }
  })

  test('every button falls back to Action.Submit with the same data, which a message with it answers', async () => {
    const chat = aTeamsChat()
    const [message] = await chat.install()
    const buttons = buttonsOf(cardOf(message))
    for (const { title, data, fallback } of buttons)
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data })
    const wales = buttons.find(({ title }) => title === 'Wales')
    const [reply] = await chat.submit(wales.fallback.data)
    expect(headingOf(cardOf(reply))).toBe('What is your training status or role?')
  })

  test('of several issues ticked counts as one answer, as Execute and as Submit send it', async () => {
    for (const way of ['execute', 'submit'] as const) {
      const chat = aTeamsChat()
      const submit = buttonsOf(await chat.tap(command('more-than-one'))).find(
        ({ title }) => title === 'Show services for these',
      )
      await chat[way]({ ...submit.data, chosen: 'addiction,career' })
      expect((await chat.session())?.answers.issues).toEqual(['addiction', 'career'])
    }
  })

  test('on a list with nothing ticked says so and keeps the list', async () => {
    const chat = aTeamsChat()
    await chat.tap(command('more-than-one'))
    const card = await chat.tap(answer('issues'))
    expect(textsIn(card)).toContain(teams.choose.none)
    expect(textsIn(card)).toContain('Input.ChoiceSet')
    expect((await chat.session())?.answers).toEqual({})
  })

  test('delivered twice, late, out of order or after a restart keeps its own answer and gets the current card', async () => {
    const chat = aTeamsChat()
    await chat.tap(answer('issues', 'career'))
    await chat.tap(answer('location', 'wales'))
    const data = { signpost: answer('training', 'gp'), contentVersion: realContent.version }
    const first = await chat.execute(data, { id: 'the-same' })
    const second = await chat.execute(data, { id: 'the-same' })
    expect(second.body).toEqual(first.body)
    expect((await chat.session())?.answers).toEqual({ issues: ['career'], location: 'wales', training: 'gp' })
    const restarted = aTeamsChat()
    const card = await restarted.execute(data)
    expect(textsIn(card)).toContain(phrases.notices.newSession)
    expect(textsIn(card).join(' ')).toContain('may be kept and searched by your employer')
    expect((await restarted.session())?.answers).toEqual({ training: 'gp' })
  })

  test('on a card of an older content version keeps its answer and says that things may have changed', async () => {
    const chat = aTeamsChat()
    await chat.install()
    const card = await chat.execute({ signpost: answer('location', 'wales'), contentVersion: 'older' })
    expect(textsIn(card)).toContain(phrases.notices.changedSince)
    expect((await chat.session())?.answers).toEqual({ location: 'wales' })
  })

  test('of urgent help shows emergency help first, from every card', async () => {
    const chat = aTeamsChat()
    for (const sets of [command('help'), answer('location', 'scotland'), command('show-results'), command('privacy')]) {
      const card = await chat.tap(sets)
      expect(labelsOf(card)).toContain(phrases.buttons.urgentHelp)
      expect(textsIn(card).join(' ')).toContain('999')
    }
    const card = await chat.tap(command('urgent-help'))
    expect(card.body[0]).toMatchObject({ type: 'Container', style: 'attention' })
    expect(textsIn(card.body[0])).toContain('Emergency advice: Phone 999 or go to A&E now if:')
    expect(textsIn(card)).toContain('[Phone NHS 24 on 111 and ask for the mental health hub](tel:111)')
  })

  test('of clear empties the card, and the session is gone', async () => {
    const chat = aTeamsChat()
    for (const sets of [answer('location', 'wales'), answer('issues', 'addiction'), command('show-results')])
      await chat.tap(sets)
    const card = await chat.tap(command('clear'))
    expect(textsIn(card)).toContain(teams.cleared)
    expect(await chat.session()).toBeUndefined()
    const { catalog } = realContent
    expect(catalog.services.filter(({ name }) => textsIn(card).join(' ').includes(name)).map(({ id }) => id)).toEqual([
      'samaritans',
    ])
  })
})

describe('the results', () => {
  test('begin their buttons with "Clear this card", after those of the services', async () => {
    const chat = aTeamsChat()
    for (const sets of [answer('location', 'london'), answer('training', 'gp'), answer('issues', 'career')])
      await chat.tap(sets)
    const labels = labelsOf(await chat.tap(answer('urgency', 'not-urgent')))
    const last = labels.findLastIndex((label) => label.startsWith('More about '))
    expect(labels[last + 1]).toBe(teams.buttons.clear)
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('print every number as text, as a Markdown link and never as a button', async () => {
    const card = await aTeamsChat().tap(command('show-results'))
    expect(textsIn(card).join(' ')).toContain('[0330 123 1245](tel:+443301231245)')
    expect(textsIn(card)).not.toContain('Action.OpenUrl')
  })
})

test('a service in full has its name as a heading once', async () => {
  const chat = aTeamsChat()
  await chat.tap(command('show-results'))
  const card = await chat.tap(command('show-service', 'bma-counselling'))
  const headings = objectsIn(card).filter(({ style, type }) => type === 'TextBlock' && style === 'heading')
  expect(headings.filter(({ text }) => text === 'BMA counselling')).toHaveLength(1)
})

describe('typed words', () => {
  let connector: Connector
  beforeEach(async () => void (connector = await startConnector()))
  afterEach(async () => connector.close())

  test('get a fresh card at the bottom, the one before becomes one line, and the words are nowhere', async () => {
    const chat = aTeamsChat({ connector })
    await chat.install()
    await chat.type('xyzzy plugh')
    const stub = await connector.until(({ method, id }) => method === 'PUT' && id === 'card-1')
    expect(cardOf(stub.activity).body).toHaveLength(1)
    expect(textsIn(cardOf(stub.activity).body).join(' ')).toContain(teams.movedDown)
    const fresh = connector.chat().get('card-2')
    expect(textsIn(cardOf(fresh))).toContain(teams.notUnderstood)
    expect(JSON.stringify(connector.received)).not.toMatch(/xyzzy|plugh/i)
    expect(JSON.stringify([await chat.session(), chat.logged])).not.toMatch(/xyzzy|plugh/i)
  })

  test('about oneself are said to be in the chat, once; commands, numbers and greetings are not', async () => {
    const chat = aTeamsChat({ connector })
    const says = async (text: string) => {
      const before = connector.received.length
      await chat.type(text)
      const { activity } = await connector.until(
        (request) => request.method === 'POST' && connector.received.indexOf(request) >= before,
      )
      return textsIn(activity).includes(teams.afterWords)
    }
    for (const text of ['hello', '2', 'back', 'help', 'privacy'])
      expect([text, await says(text)]).toEqual([text, false])
    expect(await says('I drink too much')).toBe(true)
    expect(await says('every evening')).toBe(false)
  })

  test('that name a service get no card that names it, except where services are shown', async () => {
    const chat = aTeamsChat()
    await chat.install()
    const [onQuestion] = await chat.type('Sick Doctors Trust')
    expect(textsIn(onQuestion).join(' ')).not.toContain('Sick Doctors Trust')
    expect(textsIn(onQuestion)).toContain(teams.knownService)
  })

  test('are answered in full where the answer names who answers everybody', async () => {
    const chat = aTeamsChat()
    await chat.tap(answer('location', 'outside-uk'))
    const [message] = await chat.type('are you a person?')
    expect(textsIn(cardOf(message))).toContain(phrases.notices.notAPerson)
  })

  test('that may mean danger get emergency help first, and who can see only after it', async () => {
    const chat = aTeamsChat()
    const [message] = await chat.type('I want to kill myself')
    expect(cardOf(message).body[0].style).toBe('attention')
    expect(textsIn(message).join(' ')).not.toContain('may be kept and searched by your employer')
    expect(message.speak).toContain('999')
    const next = await chat.tap(command('carry-on'))
    expect(textsIn(next).join(' ')).toContain('may be kept and searched by your employer')
  })

  test('an earlier card that is tapped becomes the one shown, and the later one is one line', async () => {
    const chat = aTeamsChat({ connector })
    await chat.install()
    await chat.type('wales')
    await connector.until(({ method, id }) => method === 'PUT' && id === 'card-1')
    await chat.send(executed({ signpost: command('privacy') }, { replyToId: 'card-1' }))
    await connector.until(({ method, id }) => method === 'PUT' && id === 'card-2')
    expect((await chat.session())?.display?.shown).toBe('card-1')
  })

  test('"clear" leaves nothing: every earlier message is one line, and the session is gone', async () => {
    const chat = aTeamsChat({ connector })
    for (const text of ['hi', 'wales', 'gp', 'career', '2', 'show more']) await chat.type(text)
    await chat.type('clear')
    for (let each = 1; each <= 6; each += 1)
      await connector.until(({ method, id }) => method === 'PUT' && id === `card-${each}`)
    const last = connector.received.findLast(({ method }) => method === 'POST')?.id
    expect(textsIn(cardOf(connector.chat().get(last ?? '')))).toContain(teams.cleared)
    for (const [id, activity] of connector.chat()) if (id !== last) expect(cardOf(activity).body).toHaveLength(1)
    expect(await chat.session()).toBeUndefined()
  })

  test('a Submit changes its card in place too', async () => {
    const chat = aTeamsChat({ connector })
    await chat.install()
    await chat.submit({ signpost: answer('location', 'wales') })
    const { activity } = await connector.until(({ method, id }) => method === 'PUT' && id === 'card-1')
    expect(headingOf(cardOf(activity))).toBe('What is your training status or role?')
    expect(connector.chat().size).toBe(1)
  })
})

describe('plain text', () => {
  test('typed or tapped switches to numbered messages that numbers answer, and "cards" back', async () => {
    const chat = aTeamsChat()
    await chat.install()
    const [plain] = await chat.type('Plain text')
    expect(plain.attachments).toBeUndefined()
    expect(plain.text).toContain('3\\. Scotland')
    expect(plain.text).toContain('may be kept and searched by your employer')
    expect(plain.text).toContain(teams.plain.asks)
    const [next] = await chat.type('3')
    expect(next.text).toContain('1\\. Medical student')
    expect((await chat.session())?.answers).toEqual({ location: 'scotland' })
    const [card] = await chat.type('cards')
    expect(headingOf(cardOf(card))).toBe('What is your training status or role?')
  })

  test('tapped makes one line of the card and sends a message below it, which becomes one line in its turn', async () => {
    const connector = await startConnector()
    const chat = aTeamsChat({ connector })
    await chat.install()
    const stub = await chat.tap({ kind: 'display', display: 'plain-text' })
    expect(stub.body).toHaveLength(1)
    expect(connector.chat().get('card-2').text).toContain(teams.plain.back)
    await chat.type('3')
    const { activity } = await connector.until(({ method, id }) => method === 'PUT' && id === 'card-2')
    expect(activity.text).toContain(teams.asPlainText)
    expect(activity.text).not.toContain('Scotland')
    await connector.close()
  })

  test('is what a channel without cards gets, from the greeting to a service', async () => {
    const chat = aTeamsChat()
    const on = { channelId: 'slack', conversation: { id: 'a-chat' }, channelData: undefined }
    const say = async (text: string) => (await chat.type(text, on))[0]
    for (const text of ['hi', '4', 'gp', 'career', '2']) expect((await say(text)).attachments).toBeUndefined()
    expect((await say('more about bma counselling')).text).toContain('0330 123 1245')
  })
})

describe('every activity', () => {
  test('has a neutral summary, something to read aloud, and a card that cannot be shown says where help is', async () => {
    const chat = aTeamsChat()
    const messages = [
      ...(await chat.install()),
      ...(await chat.type('career')),
      ...(await chat.type('show')),
      ...(await chat.type('more about bma counselling')),
      ...(await chat.type('urgent help')),
      ...(await chat.type('plain text')),
    ]
    expect(messages).toHaveLength(6)
    for (const { summary, speak, attachments } of messages) {
      expect(summary).toBe(teams.summary)
      expect(speak).toContain('999')
      expect(speak).not.toMatch(/BMA|career/i)
      for (const { content } of attachments ?? []) {
        expect(content.version).toBe('1.5')
        expect(content.fallbackText).toContain('999')
        expect(content.speak).toBe(speak)
      }
    }
  })

  test('is under 100 KB as UTF-16, whatever is shown', async () => {
    for (const channelId of ['msteams', 'slack']) {
      const chat = aTeamsChat()
      const on = { channelId }
      const sizes: number[] = []
      for (const text of [
        'plain text',
        'someone else',
        '1',
        'show',
        'show more',
        'cards',
        'privacy',
        'show',
        'show more',
      ])
        sizes.push(...(await chat.type(text, on)).map((message) => JSON.stringify(message).length * 2))
      expect(sizes).toHaveLength(9)
      expect(Math.max(...sizes)).toBeLessThan(100 * 1024)
    }
  })
})

describe('a chat with others in it', () => {
  test.each([['groupChat'], ['channel']])(
    'in a %s there are no questions: one line with the other ways',
    async (conversationType) => {
      const chat = aTeamsChat({ publicUrl: 'https://signpost.example.nhs.uk' })
      const conversation = { id: 'a-chat', conversationType, isGroup: true }
      const joined = { type: 'conversationUpdate', membersAdded: [{ id: '28:signpost' }], conversation }
      for (const event of [joined, { type: 'message', text: '<at>Signpost</at> I drink too much', conversation }]) {
        const { activities } = (await chat.send(event)).body as Json
        expect(activities).toHaveLength(1)
        expect(activities[0].text).toContain('116 123')
        expect(activities[0].text).toContain('https://signpost.example.nhs.uk')
        expect(activities[0].attachments).toBeUndefined()
      }
      const { body } = await chat.send(executed({ signpost: command('show-results') }, { conversation }))
      expect((body as Json).type).toBe('application/vnd.microsoft.activity.message')
      expect(await chat.session()).toBeUndefined()
    },
  )

  test('somebody else who comes or goes gets no line', async () => {
    const conversation = { id: 'a-chat', conversationType: 'groupChat', isGroup: true }
    const { body } = await aTeamsChat().send({
      type: 'conversationUpdate',
      membersAdded: [{ id: 'a-person' }],
      conversation,
    })
    expect((body as Json).activities ?? []).toEqual([])
  })
})

test('a person who removes the app leaves no session', async () => {
  const chat = aTeamsChat()
  await chat.tap(answer('location', 'wales'))
  expect(await chat.session()).toBeDefined()
  await chat.send({ type: 'installationUpdate', action: 'remove' })
  expect(await chat.session()).toBeUndefined()
})

test('no name, directory id or words of a person are in the session, the log or what is sent to the store', async () => {
  const chat = aTeamsChat()
  await chat.install()
  await chat.type('my secret is plugh')
  const kept = JSON.stringify([await chat.session(), chat.logged])
  expect(kept).not.toMatch(/plugh|Dr Somebody|a-directory-id|29:somebody|our-tenant/)
})

test('when the store fails the person still gets emergency help, and the log the class of the error', async () => {
  const broken = async () => Promise.reject(new TypeError('words of a person'))
  const chat = aTeamsChat({
    sessions: {
      ...createMemorySessionStore({ maximumSessions: 1, now: () => new Date() }),
      read: broken,
      write: broken,
    },
  })
  const [message] = await chat.type('hello')
  expect(cardOf(message).body[0].style).toBe('attention')
  expect((await chat.tap(command('help'))).body[0].style).toBe('attention')
  expect(chat.logged.join('')).toContain('TypeError')
  expect(chat.logged.join('')).not.toContain('words of a person')
})

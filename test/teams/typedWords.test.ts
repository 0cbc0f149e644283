import { wordsOf } from '../../src/channels/botFramework/wordsOf.ts'
import { realContent } from '../support/realContent.ts'
import { aTeamsChat, cardOf, textsIn } from './support/aTeamsChat.ts'
import { startTeamsServer } from './support/startTeamsServer.ts'

const { phrases, teams } = realContent
const answer = (question: string, ...options: string[]) => ({ kind: 'answer', question, options }) as never

describe('words as a Teams client writes them', () => {
  test.each([
    '<p>I want to die</p>',
    'I&nbsp;want&nbsp;to&nbsp;die',
    'I want to <b>die</b>',
    '<at>Signpost</at> I want to die',
    'I want to die &amp; I mean it',
    '&lt;I want to die&gt;',
    'I don&#39;t want to live',
    'I don&apos;t want to be here any more',
    '<div>hello</div><div>I want to<br>die</div>',
  ])('are understood: %s', async (text) => {
    const chat = aTeamsChat()
    await chat.install()
    const [message] = await chat.type(text)
    expect(cardOf(message).body[0].style).toBe('attention')
  })

  test('are read from the page that stands beside an empty text', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>I want to die</p>' }]
    const [message] = await aTeamsChat().type('', { attachments })
    expect(cardOf(message).body[0].style).toBe('attention')
  })

  test.each([
    'Hello&nbsp;',
    'hello\u00a0',
    '<p>hello</p>',
    '<at>Signpost</at> help',
    'HELP!',
    'Hi there',
    'Plain&nbsp;text',
    '<p>cards</p>',
  ])('are a greeting or a command: %s', async (text) => {
    const chat = aTeamsChat()
    await chat.tap(answer('location', 'wales'))
    const [message] = await chat.type(text)
    expect(textsIn(message).join(' ')).not.toContain(teams.notUnderstood)
  })

  test('keep what only looks like a tag, and long rubbish takes no time', () => {
    expect(wordsOf({ text: 'a <3 b < c > d <plugh> e' })).toBe('a <3 b < c > d <plugh> e')
    const began = performance.now()
    for (const part of ['<at>', '<p ', '<', '&', '</at', '&#x']) wordsOf({ text: part.repeat(50_000) })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('a message that was edited', () => {
  const edited = (text: string, differences: object = {}) => ({
    type: 'messageUpdate',
    id: 'the-message',
    text,
    timestamp: '2026-11-24T10:00:00Z',
    channelData: { eventType: 'editMessage', tenant: { id: 'our-tenant' } },
    ...differences,
  })

  test('is read as typed words, once for each edit', async () => {
    const chat = aTeamsChat()
    await chat.type('hello', { id: 'the-message' })
    const { body } = await chat.send(edited('I want to die'))
    expect(cardOf((body as never)['activities'][0]).body[0].style).toBe('attention')
    const again = await chat.send(edited('I want to die'))
    expect(JSON.stringify(again.body ?? '')).not.toContain('AdaptiveCard')
    const later = await chat.send(edited('wales', { timestamp: '2026-11-24T10:00:05Z' }))
    expect(JSON.stringify(later.body)).toContain('AdaptiveCard')
  })

  test('is nothing where words were only brought back or taken away', async () => {
    const chat = aTeamsChat()
    for (const differences of [
      { channelData: { eventType: 'undeleteMessage' } },
      { text: undefined },
      { value: { a: 1 } },
    ])
      expect(
        ((await chat.send(edited('wales', differences))).body as never as { activities?: [] } | undefined)
          ?.activities ?? [],
      ).toEqual([])
    expect(await chat.session()).toBeUndefined()
  })
})

test('a message as long as Teams allows is answered', async () => {
  const server = await startTeamsServer()
  await server.post(server.activity({ type: 'message', text: 'hi' }))
  const activity = server.activity({ type: 'message', text: `I want to die ${'x'.repeat(66_000)}` })
  const { status, text } = await server.post(activity)
  await server.close()
  expect(status).toBe(200)
  const card = cardOf(JSON.parse(text).activities[0])
  expect(textsIn(card)).toContain(phrases.notices.tooLong)
  expect(textsIn(card).join(' ')).toContain('999')
})

describe('that typed words are in the chat is said once', () => {
  const says = async (chat: ReturnType<typeof aTeamsChat>, text: string) => {
    const [message] = await chat.type(text)
    return textsIn(cardOf(message)).includes(teams.afterWords)
  }

  test.each(['are you a person?', 'asdkjh', 'change an answer', 'Sick Doctors Trust', 'take me back', '2'])(
    'after words about oneself, and not used up by: %s',
    async (text) => {
      const chat = aTeamsChat()
      await chat.install()
      expect(await says(chat, text)).toBe(false)
      expect(await says(chat, 'I drink too much')).toBe(true)
      expect(await says(chat, 'I drink far too much')).toBe(false)
    },
  )

  test.each(['my florble is plugh', 'consultant in Scotland', 'I want to die'])('after: %s', async (text) => {
    const chat = aTeamsChat()
    await chat.install()
    expect(await says(chat, text)).toBe(true)
  })
})

test('no card asks to type a number', async () => {
  const chat = aTeamsChat()
  await chat.install()
  for (const text of ['florble', 'florble plugh', 'help', 'privacy']) {
    const [message] = await chat.type(text)
    expect(textsIn(cardOf(message)).join(' ')).not.toMatch(/type its (words or its )?number/)
  }
})

test('after a restart typed words say that earlier answers may be gone, as taps do', async () => {
  const [answered] = await aTeamsChat().type('consultant')
  expect(textsIn(cardOf(answered))).toContain(phrases.notices.perhapsNew)
  const [number] = await aTeamsChat().type('3')
  expect(textsIn(cardOf(number))).toContain(phrases.notices.perhapsNew)
  for (const text of ['hello', 'florble', 'I want to die'])
    expect(textsIn((await aTeamsChat().type(text))[0])).not.toContain(phrases.notices.perhapsNew)
})

test('what is read aloud stops between the heading and the emergency line', async () => {
  const [message] = await aTeamsChat().install()
  expect(message.speak).toMatch(/^Find support\. /)
})

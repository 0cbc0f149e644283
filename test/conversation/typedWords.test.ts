import { loadContent } from '../../src/triage/content.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { aConversation, answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

const { phrases } = realContent

test('several answers in one message are all kept', async () => {
  const { join, type, session } = aConversation()
  await join()
  const { view } = await type('F2 in Leeds, drinking too much')
  expect((await session())?.answers).toStrictEqual({
    location: 'england-outside-london',
    training: 'foundation',
    issues: ['addiction'],
  })
  expect(view.place).toBe('urgency')
})

test('a cry for help shows emergency help first, and carry on returns to the question with nothing lost', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'scotland'))
  await tap(answer('training', 'gp'))
  const { view } = await type("i can't do this any more, i want to end my life")
  expect(view.place).toBe('emergency')
  expect(view.emergency?.lines[0]?.text).toBe(
    'You can go to any A&E. It does not have to be the hospital where you work.',
  )
  expect((await tap(command('carry-on'))).view.place).toBe('issues')
  expect((await session())?.answers).toMatchObject({ location: 'scotland', training: 'gp' })
})

test('carry on asks nothing again that the cry for help itself has answered', async () => {
  const { join, type, tap, session } = aConversation()
  await join()
  expect((await type('I want to die. F2 in Leeds')).view.place).toBe('emergency')
  expect((await tap(command('carry-on'))).view.place).toBe('issues')
  expect((await session())?.answers).toMatchObject({ location: 'england-outside-london', training: 'foundation' })
})

test('emergency help for somebody else begins with staying with them, then with what happened', async () => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'scotland'))
  const { view } = await type('my colleague has just taken an overdose')
  expect(view.emergency?.lines.map(({ text }) => text).slice(0, 2)).toStrictEqual([
    expect.stringContaining('stay with them'),
    expect.stringContaining('even if you feel well'),
  ])
})

test('a husband who did it is not whom help is sought for', async () => {
  const { tap, type, session } = aConversation()
  await tap(answer('location', 'northern-ireland'))
  const { view } = await type('my husband strangled me last night')
  expect(view.emergency?.lines[0]?.text).toContain('ask for the police')
  expect(JSON.stringify(view)).not.toContain('stay with them')
  expect((await session())?.answers.training).toBeUndefined()
})

test.each(['outside-uk', 'crown-dependencies'])(
  'what emergency help begins with holds no number that does not work in %s',
  async (location) => {
    const { tap, type } = aConversation()
    await tap(answer('location', location))
    for (const text of [
      'I have just taken an overdose',
      'he is going to kill me',
      'I stopped drinking two days ago and I am shaking and seeing things',
    ]) {
      const { view } = await type(text)
      expect(view.place).toBe('emergency')
      expect(JSON.stringify(view)).not.toMatch(location === 'outside-uk' ? /\b(999|111|116 123|85258)\b/ : /\b111\b/)
    }
  },
)

test('with no red flags at all, help is still on the screen after words', async () => {
  const copy = contentCopy()
  copy.write('flows/red-flags.yaml', copy.read('flows/red-flags.yaml').replace(/\nrules:[\s\S]*$/, '\nrules: []\n'))
  copy.write('flows/telling-words.yaml', 'danger: []\notherwise: []\n')
  const { join, type } = aConversation({ content: loadContent(copy.root, undefined) })
  copy.remove()
  await join()
  const { view } = await type('I want to end my life')
  expect(view.help.text).toContain('999')
  expect(view.help.button.tap).toStrictEqual({ kind: 'command', command: 'urgent-help' })
})

test('words that are not understood say so once, and the second time offer to start with the lines for everybody', async () => {
  const { join, type } = aConversation()
  await join()
  expect((await type('florble wibble')).view.notices).toStrictEqual([phrases.notices.notUnderstood])
  const { view } = await type('florble wibble')
  expect(view.notices).toStrictEqual([phrases.notices.notUnderstoodAgain])
  expect(view.actions.map(({ id }) => id)).toContain('show-results')
})

test.each([
  ['are you a real person?', [phrases.notices.notAPerson]],
  ['is this a bot', [phrases.notices.notAPerson]],
])('%s is answered plainly and keeps the place', async (text, notices) => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'wales'))
  expect((await type(text)).view).toMatchObject({ place: 'training', notices })
  // It was understood: the next words that are not are the first.
  expect((await type('florble')).view.notices).toStrictEqual([phrases.notices.notUnderstood])
})

test('a plea in another language gets a line in it with the numbers of the place', async () => {
  const { tap, type } = aConversation()
  await tap(answer('location', 'wales'))
  const { view } = await type('potrzebuję pomocy')
  expect(view.notices.join()).toMatch(/zadzwoń pod 999, 111/)
  await tap(answer('location', 'outside-uk'))
  expect((await type('potrzebuję pomocy')).view.notices.join()).not.toMatch(/999|116 123/)
})

test('what is asked only on the results is not taken from words about something else', async () => {
  const { join, type, session } = aConversation()
  await join()
  await type('psychiatry ST4 in Leeds')
  expect(Object.keys((await session())?.answers ?? {})).not.toContain('trainingRegion')
})

test('on misconduct the results say to keep the address of the web version, where there is one', async () => {
  const withAddress = { ...realContent, address: 'https://signpost.example.nhs.uk' }
  for (const [content, issue, expected] of [
    [withAddress, 'misconduct', true],
    [withAddress, 'money', false],
    [realContent, 'misconduct', false],
  ] as const) {
    const { tap } = aConversation({ content })
    await tap(answer('issues', issue))
    const { view } = await tap(command('show-results'))
    expect(view.paragraphs.some(({ href }) => href === 'https://signpost.example.nhs.uk')).toBe(expected)
  }
})

import { renderPlainText } from '../../src/channels/plainText.ts'
import { facets } from '../../src/facets.ts'
import { sayWhatReplaced } from '../../src/conversation/sayWhatReplaced.ts'
import { begin } from '../../src/triage/machine.ts'
import { aConversation, answer } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

const oldNumbers = realContent.catalog.services.flatMap(({ formerly, name }) =>
  (formerly?.numbers ?? []).map((number) => [number, name] as const),
)

async function say(text: string) {
  const { tap, type } = aConversation()
  await tap(answer('location', 'london'))
  return (await type(text)).view
}

test('the catalog knows the numbers of the founding documents that newer facts replaced', () => {
  expect(oldNumbers.map(([number]) => number)).toEqual(
    expect.arrayContaining(['020 3049 4505', '08459 200 169', '01455 254 189', '020 7245 0412', '020 7772 6369']),
  )
})

test.each(oldNumbers)('%s typed anyhow says what replaced it, and is not repeated', async (number, name) => {
  const digits = number.replaceAll(' ', '')
  const variants = [
    number,
    digits,
    `+44${digits.slice(1)}`,
    `can I still ring ${digits.slice(0, 5)}-${digits.slice(5)}?`,
  ]
  for (const typed of variants) {
    const view = await say(typed)
    expect(view.place).toBe('training')
    expect(view.notices.join()).toContain(name)
    expect(JSON.stringify(view).replaceAll(/\D/g, '')).not.toContain(digits)
  }
})

test.each([
  ['is PHP still going?', 'NHS Practitioner Health', '0300 0303 300'],
  ['doctors advisory service', 'BMA peer support', '0330 123 1245'],
  ['Disabled Doctors Network', 'Disabled Doctors Network', 'disableddoctorsnetwork.com'],
])('%s says what it is called now and how to reach it', async (text, name, number) => {
  const { notices } = await say(text)
  expect(notices.join()).toContain(name)
  expect(notices.join()).toContain(number)
})

test.each([
  ['020 8618 4020', "Psychiatrists' Support Service is on this list"],
  ['is it 02086184020?', "Psychiatrists' Support Service is on this list"],
  ['020 7869 6030', 'We could not check it'],
  ['116123', 'Samaritans is on this list'],
  ['can I text 85258', 'Shout is on this list'],
  ['+44 300 0303 300', 'NHS Practitioner Health is on this list'],
  ['bma counseling service', 'That is now BMA counselling'],
  ['Disabled Doctor Network', 'Disabled Doctors Network is on this list'],
  ['doctors suport network', "Doctors' Support Network is on this list"],
])('%s, a number of today or a name with a slip, is recognised', async (text, said) => {
  expect((await say(text)).notices.join()).toContain(said)
})

test('a number of today that an unconfirmed service shares says only the confirmed one', async () => {
  expect((await say('0300 0303 300')).notices.join()).not.toContain('Occupational Mental Health')
})

test('no answer that people choose is taken for a name with a slip', () => {
  const labels = realContent.flow.questions
    .flatMap(({ options }) => options.map(({ label }) => label))
    .filter((label) => label.includes(' '))
  expect(labels.length).toBeGreaterThan(30)
  for (const label of labels) expect([label, sayWhatReplaced(realContent, begin(), label)]).toEqual([label, []])
})

test('an unconfirmed service keeps its warning when somebody types its name', async () => {
  expect((await say('sick doctors trust')).notices.join()).toContain('We could not check it')
})

test('when the same words mean danger, emergency help stands before what replaced the number', async () => {
  const view = await say('I want to kill myself, is 08459 200 169 right?')
  expect(view.emergency).toBeDefined()
  expect(view.notices).toEqual([])
  const text = renderPlainText(view, realContent.phrases)
  expect(text.indexOf('That is an old number')).toBeGreaterThan(text.indexOf(view.emergency!.heading))
  expect(text).toContain('What replaced it is BMA counselling')
})

test('words that name nothing say nothing of the kind', async () => {
  expect((await say('0123')).notices).toEqual([realContent.phrases.notices.notUnderstood])
})

const everyName = realContent.catalog.services.flatMap(({ name, alsoKnownAs, formerly }) => [
  name,
  ...alsoKnownAs,
  ...(formerly?.names ?? []),
  ...(formerly?.numbers ?? []),
])

test.each(facets.location)(
  'no name typed in %s brings up a number that does not work there, or a service that does not serve it',
  async (location) => {
    for (const text of everyName) {
      const { tap, type } = aConversation()
      await tap(answer('location', location))
      const { view } = await type(text)
      // A name may hold a number: what it must not come with is a way to reach it.
      const notices = view.notices.filter((notice) => !notice.includes('does not serve where you are'))
      const shown = JSON.stringify({ ...view, notices })
      if (location === 'outside-uk') expect([text, /\b(999|111|116 123|85258)\b/.test(shown)]).toEqual([text, false])
      if (location === 'crown-dependencies') expect([text, /\b85258\b/.test(shown)]).toEqual([text, false])
      if (location !== 'scotland') expect([text, notices.join().includes('NHS 24')]).toEqual([text, false])
    }
  },
)

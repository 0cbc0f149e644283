import { renderPlainText } from '../src/channels/plainText.ts'
import { begin } from '../src/triage/machine.ts'
import { findToPassOn } from '../src/triage/missing.ts'
import { aConversation, answer, command } from './support/aConversation.ts'
import { realContent } from './support/realContent.ts'

const { phrases } = realContent

async function resultsFor(who: 'family-or-partner' | 'colleague', location = 'wales') {
  const { join, tap } = aConversation()
  const { view: greeting } = await join()
  const worried = greeting.actions.find(({ id }) => id === 'someone-else')
  const { view: whoAreYou } = await tap(worried!.tap)
  const { view: where } = await tap(answer('training', who))
  await tap(answer('location', location))
  await tap(answer('issues', 'addiction'))
  const { view: results } = await tap(answer('urgency', 'urgent'))
  return { whoAreYou, where, results }
}

test('the first message leads somebody who is worried about a doctor to two lists in five taps', async () => {
  const { whoAreYou, where, results } = await resultsFor('colleague')
  expect(whoAreYou.question?.choices.map(({ id }) => id)).toStrictEqual(['family-or-partner', 'colleague'])
  expect(where.question?.label).toBe('Where does the doctor work or train?')
  expect(results.lists.map(({ heading }) => heading)).toStrictEqual([phrases.results.forYou, phrases.results.passOn])
  expect(results.lists.map(({ cards }) => cards.length)).toStrictEqual([3, 3])
  expect(results.lists[1]?.cards[0]?.id).toBe('bma-counselling')
})

test('to pass on, a service for every doctor stands above one for the public that nothing confirms', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  for (const who of ['colleague', 'family-or-partner'] as const) {
    const answers = { location: 'london', training: who, issues: ['addiction'], urgency: 'not-urgent' } as const
    const { first, more } = findToPassOn(realContent, { ...begin(), answers }, now)
    const ids = [...first, ...more].map(({ service }) => service.id)
    expect(ids.indexOf('nhs-practitioner-health')).toBeLessThan(ids.indexOf('alcoholics-anonymous'))
    expect(first.map(({ service }) => service.id)).toContain('nhs-practitioner-health')
    expect(first.find(({ service }) => service.id === 'nhs-practitioner-health')?.fit).toBe('possible')
  }
})

test('a colleague sees one neutral line on the duty to act, with the GMC page', async () => {
  const { results } = await resultsFor('colleague')
  expect(results.closing).toContainEqual(phrases.results.duties.colleague)
  expect(JSON.stringify(results)).not.toContain(phrases.results.duties.doctor.text)
})

test('family sees whom to phone if anyone is in danger at home, in the words of the place', async () => {
  expect(renderPlainText((await resultsFor('family-or-partner')).results, phrases)).toContain(
    'Phone 999 if anyone is in danger at home.',
  )
  expect(renderPlainText((await resultsFor('family-or-partner', 'outside-uk')).results, phrases)).not.toContain('999')
})

test('emergency help for somebody else speaks of them', async () => {
  const { tap } = aConversation()
  await tap(answer('training', 'family-or-partner'))
  const { view } = await tap(command('urgent-help'))
  expect(view.emergency?.lines.map(({ text }) => text).join()).toContain('stay with them')
})

test('somebody who is not a doctor is told whom the list is for', async () => {
  const { tap } = aConversation()
  await tap(answer('training', 'not-a-doctor'))
  const { view } = await tap(command('show-results'))
  expect(view.paragraphs).toContainEqual({ text: phrases.results.notADoctor })
  expect(view.lists).toHaveLength(1)
})

test('what is missing for somebody who is not a doctor does not deny the services below it', async () => {
  const { tap } = aConversation()
  await tap(answer('training', 'not-a-doctor'))
  await tap(answer('location', 'wales'))
  await tap(answer('issues', 'mental-health'))
  const { view } = await tap(answer('urgency', 'not-urgent'))
  expect(view.lists[0]?.cards.map(({ id }) => id)).toContain('canopi')
  expect(view.paragraphs.map(({ text }) => text).join(' ')).toMatch(/what else stands here is a website/i)
})

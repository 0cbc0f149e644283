import { facets } from '../src/facets.ts'
import { numberedButtons } from '../src/conversation/numberedButtons.ts'
import { aConversation, answer, command } from './support/aConversation.ts'
import { realContent } from './support/realContent.ts'

test('ways without phoning put text, web chat, email and forms first, and hide nothing', async () => {
  const { tap } = aConversation()
  await tap(answer('location', 'wales'))
  const { view: before } = await tap(command('show-results'))
  const { view: after } = await tap(command('without-phoning'))
  const kinds = (cards: typeof after.lists) => cards[0]?.cards.map(({ contacts }) => contacts[0]?.kind)
  expect(kinds(before.lists)?.[0]).toBe('phone')
  expect(kinds(after.lists)).not.toContain('phone')
  const all = async () => {
    const { view } = await tap(command('show-more'))
    await tap(command('show-results'))
    return view.lists[0]?.cards.length
  }
  const more = await all()
  await tap(command('with-phoning'))
  expect(await all()).toBe(more)
})

test('"I cannot phone" at a question is acknowledged there, and the results put those ways first', async () => {
  const { join, tap, type } = aConversation()
  await join()
  const { view } = await type('I cannot phone')
  expect([view.place, view.notices]).toStrictEqual(['location', [realContent.phrases.notices.withoutPhoning]])
  expect((await tap(answer('location', 'wales'))).view.notices).toStrictEqual([])
  const { view: results } = await tap(command('show-results'))
  expect(results.lists[0]?.cards[0]?.contacts[0]?.kind).not.toBe('phone')
})

test('a service that stands in two lists has one number to type', async () => {
  const { tap } = aConversation()
  await tap(answer('training', 'family-or-partner'))
  await tap(answer('location', 'wales'))
  const { view } = await tap(command('show-results'))
  const labels = numberedButtons(view).map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
  const cards = view.lists.flatMap(({ cards }) => cards.map(({ id }) => id))
  expect(new Set(cards).size).toBeLessThan(cards.length)
})

test('in an emergency "I cannot phone" puts those ways first and keeps the others', async () => {
  const { tap } = aConversation()
  await tap(answer('location', 'wales'))
  const { view: before } = await tap(command('urgent-help'))
  expect(before.actions.map(({ label }) => label)).toContain('I cannot phone')
  const { view: after } = await tap(command('without-phoning'))
  expect(after.place).toBe('emergency')
  expect(after.emergency?.lines[0]?.text).toContain('SHOUT')
  const lines = before.emergency?.lines ?? []
  expect(lines.length).toBeGreaterThan(3)
  expect(after.emergency?.lines).toStrictEqual(expect.arrayContaining([...lines]))
})

test.each(facets.location)(
  '"I am somewhere else now" gives the emergency text of %s, changes no answer, and carries on',
  async (place) => {
    const { tap, session } = aConversation()
    await tap(answer('location', 'northern-ireland'))
    await tap(command('urgent-help'))
    const { view: where } = await tap(command('somewhere-else'))
    const { view: there } = await tap(where.actions.find(({ id }) => id === place)!.tap)
    const text = JSON.stringify([there.emergency, there.help.text])
    expect(text.includes('Lifeline')).toBe(place === 'northern-ireland')
    expect(text.includes('112 in the European Union')).toBe(place === 'outside-uk')
    expect((await session())?.answers).toStrictEqual({ location: 'northern-ireland' })
    expect((await tap(command('carry-on'))).view.place).toBe('training')
  },
)

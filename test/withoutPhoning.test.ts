import { facets } from '../src/facets.ts'
import { aConversation, answer, command } from './support/aConversation.ts'

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

test('in an emergency "I cannot phone" puts those ways first and keeps the others', async () => {
  const { tap } = aConversation()
  await tap(answer('location', 'wales'))
  const { view: before } = await tap(command('urgent-help'))
  expect(before.actions.map(({ label }) => label)).toContain('I cannot phone')
  const { view: after } = await tap(command('without-phoning'))
  expect(after.place).toBe('emergency')
  expect(after.emergency?.lines[0]?.text).toContain('SHOUT')
  expect(after.emergency?.lines).toEqual(expect.arrayContaining([...(before.emergency?.lines ?? [])]))
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
    expect((await session())?.answers).toEqual({ location: 'northern-ireland' })
    expect((await tap(command('carry-on'))).view.place).toBe('training')
  },
)

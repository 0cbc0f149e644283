import { writeView } from '../../../src/channels/directLine/writeView.ts'
import { mainFacets } from '../../../src/facets.ts'
import { aConversation, answer, command } from '../../support/aConversation.ts'

describe('a view as JSON', () => {
  it('is what JSON.stringify would write, in another order', async () => {
    const { join, tap } = aConversation()
    const answers = { location: 'outside-uk', training: 'colleague', issues: 'addiction', urgency: 'urgent' }
    const taps = mainFacets.map((facet) => answer(facet, answers[facet as keyof typeof answers] ?? 'skipped'))
    const results = [await join()]
    for (const each of [...taps, command('show-more'), command('without-phoning'), command('urgent-help')])
      results.push(await tap(each))
    expect(results.map(({ view }) => JSON.parse(writeView(view)))).toEqual(
      results.map(({ view }) => JSON.parse(JSON.stringify(view))),
    )
    expect(Math.max(...results.map(({ view }) => view.lists.flatMap(({ cards }) => cards).length))).toBeGreaterThan(3)
  })
})

import { findServices } from '../../src/catalog/findServices.ts'
import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { begin } from '../../src/triage/machine.ts'
import { viewOf } from '../../src/triage/views/viewOf.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

const now = new Date('2026-11-24T10:00:00Z')
const overdue = aService('overdue', {
  recheckBy: '2026-11-01',
  checked: { on: '2026-05-01', how: 'called it', role: 'wellbeing lead' },
})
const inDate = aService('within', { recheckBy: '2027-05-01' })
const content = { ...realContent, catalog: catalogOf([overdue, inDate]) }
const view = viewOf(
  content,
  { ...begin(), answers: { location: 'london' }, place: 'results', resultsShown: true },
  now,
  [],
)
const age = (id: string) =>
  view.lists[0]?.cards.find((card) => card.id === id)?.terms.find((fact) => fact.id === 'age')?.text

test('a card says how old its facts are, who checked them and how, and that they are overdue', () => {
  expect(age('within')).toBe('From a page of 28 June 2024. Nobody has checked it by phone yet.')
  expect(age('overdue')).toBe(
    'Checked on 1 May 2026 by wellbeing lead: called it. Due to be checked again since 1 November 2026: please confirm before you rely on it.',
  )
})

test('what is overdue stands below what is in date, and the passing of time hides neither', () => {
  const order = (at: Date) =>
    findServices(content.catalog, { location: 'london' }, at).first.map(({ service }) => service.id)
  expect(order(now)).toEqual(['within', 'overdue'])
  expect(order(new Date('2040-01-01T00:00:00Z'))).toEqual(['overdue', 'within'])
})

import { findServices } from '../src/catalog/findServices.ts'
import type { Service } from '../src/catalog/schema.ts'
import { renderPlainText } from '../src/channels/plainText.ts'
import { facets, type Answers, type Facet } from '../src/facets.ts'
import { begin } from '../src/triage/machine.ts'
import { viewOf } from '../src/triage/views/viewOf.ts'
import { realContent } from './support/realContent.ts'

const { catalog, phrases } = realContent
const now = new Date('2026-11-24T10:00:00Z')
const shown = catalog.services
  .filter(({ status }) => status === 'current' || status === 'unconfirmed')
  .map((service) => [service.id, service] as const)
const ruled = ['location', 'training', 'urgency', 'specialty', 'trainingRegion'] as const

/** The options a rule serves for sure; undefined when it serves anyone or does not say. */
function servedBy(service: Service, facet: (typeof ruled)[number]): readonly string[] | undefined {
  const rule = service.forWhom[facet]
  if (typeof rule === 'string') return undefined
  return 'serves' in rule ? rule.serves : rule
}

/** Somebody the record says it is for, from its own rules. */
function personFor(service: Service): Answers {
  const chosen = ruled.flatMap((facet) =>
    servedBy(service, facet)?.[0] === undefined ? [] : [[facet, servedBy(service, facet)?.[0]]],
  )
  const issues = service.helpsWith === 'anything' ? ['money'] : service.helpsWith.slice(0, 1)
  return { location: 'london', training: 'consultant', ...Object.fromEntries(chosen), issues } as Answers
}

/** People the record says it is not for: one for each rule that leaves somebody out. */
function peopleNotFor(service: Service): readonly Answers[] {
  const others = ruled.flatMap((facet) => {
    const rule = service.forWhom[facet]
    const served = typeof rule === 'string' ? facets[facet] : 'serves' in rule ? [...rule.serves, ...rule.maybe] : rule
    const other = facets[facet].find((option) => !(served as readonly string[]).includes(option))
    return other === undefined ? [] : [{ ...personFor(service), [facet as Facet]: other }]
  })
  const otherIssue =
    service.helpsWith === 'anything'
      ? undefined
      : facets.issues.find((issue) => issue !== 'not-sure' && !service.helpsWith.includes(issue))
  return otherIssue === undefined ? others : [...others, { ...personFor(service), issues: [otherIssue] }]
}

function isFound(service: Service, answers: Answers): boolean {
  const { first, more } = findServices(catalog, answers, now)
  return [...first, ...more].some((match) => match.service.id === service.id)
}

function cardText(service: Service): string {
  const position = {
    ...begin(),
    place: 'service',
    service: service.id,
    answers: personFor(service),
    resultsShown: true,
  } as const
  return renderPlainText(viewOf(realContent, position, now, []), phrases)
}

test.each(shown)('%s is found for somebody it is for', (_, service) => {
  expect(isFound(service, personFor(service))).toBe(true)
})

test.each(shown)('%s is found for nobody its own rule leaves out', (_, service) => {
  for (const answers of peopleNotFor(service)) expect([answers, isFound(service, answers)]).toEqual([answers, false])
})

test('most services leave somebody out, so that the test above says something', () => {
  expect(shown.filter(([, service]) => peopleNotFor(service).length > 0).length).toBeGreaterThan(40)
})

test.each(shown)(
  'the card of %s says whom it is for, how old its facts are, and every limit of what it promises',
  (_, service) => {
    const text = cardText(service)
    const squeezed = text.replaceAll(/\s+/g, ' ')
    expect(text).toContain(service.name.toUpperCase())
    expect(squeezed).toContain(service.forWhom.rule.replaceAll(/\s+/g, ' ').trim())
    expect(text).toContain(phrases.card.labels.age)
    if (service.confidentiality) {
      expect(squeezed).toContain(service.confidentiality.promise.replaceAll(/\s+/g, ' ').trim())
      expect(squeezed).toContain(service.confidentiality.limits.replaceAll(/\s+/g, ' ').trim())
    }
    for (const sentence of service.notFor) expect(squeezed).toContain(sentence.replaceAll(/\s+/g, ' ').trim())
  },
)

test.each(shown)('the card of %s repeats no promise of 48 hours and speaks plainly', (_, service) => {
  const text = cardText(service)
  expect(text).not.toMatch(/48[ -]?hour/i)
  // A service's own words stand in “ ”.
  expect(text.replaceAll(/“[^”]*”/g, '')).not.toMatch(
    /\b(triage|diagnos\w*|assess\w*|detect\w*|monitor\w*|committed|suffer(s|ing)? from|mentally ill)\b/i,
  )
})

test('the card of a service is the place where its confidentiality is promised: most cards do', () => {
  expect(shown.filter(([, { confidentiality }]) => confidentiality !== undefined).length).toBeGreaterThan(15)
})

test.each(
  shown.filter(
    ([, service]) => !service.immediate && service.contacts.some(({ kind }) => kind === 'phone' || kind === 'text'),
  ),
)('%s is labelled by arrangement', (_, service) => {
  expect(cardText(service)).toContain(phrases.card.open.byArrangement)
})

test('peer support is by arrangement', () => {
  expect(catalog.byId.get('bma-peer-support')?.immediate).toBe(false)
})

test.each(shown.filter(([, service]) => service.status === 'unconfirmed'))(
  'the card of %s says that it could not be confirmed, and never that it is open',
  (_, service) => {
    const text = cardText(service)
    expect(text).toContain(phrases.card.unconfirmedService)
    expect(text).not.toContain('Open now')
  },
)

test.each([
  ['professional-support-unit-london', { location: 'london', training: 'gp', issues: ['career'] }],
  [
    'professional-support-unit-london',
    { location: 'london', training: 'retired-or-not-practising', issues: ['career'] },
  ],
  ['workforce-specialist-service', { location: 'scotland', training: 'not-a-doctor', issues: ['addiction'] }],
  [
    'professional-support-unit-wales',
    { location: 'wales', training: 'not-a-doctor', urgency: 'urgent', issues: ['career'] },
  ],
  [
    'professional-support-and-wellbeing-northern-ireland',
    { location: 'northern-ireland', training: 'not-a-doctor', issues: ['career'] },
  ],
  [
    'nhs-resolution-practitioner-performance-advice',
    { location: 'wales', training: 'not-a-doctor', issues: ['misconduct'] },
  ],
] as const)('%s may be for those whom its rule names beside doctors in training and doctors', (id, answers) => {
  const { first, more } = findServices(catalog, { urgency: 'urgent', ...answers }, now)
  expect([...first, ...more].find(({ service }) => service.id === id)?.fit).toBe('possible')
})

test('consultants are not shown the Professional Support Unit, which does not name them', () => {
  const psu = catalog.byId.get('professional-support-unit-london')!
  expect(isFound(psu, { location: 'london', training: 'consultant', issues: ['career'] })).toBe(false)
})

test('Practitioner Health says on its results card when the GMC learns of a doctor, and how long its facts are good', () => {
  const position = {
    ...begin(),
    answers: { location: 'london', training: 'gp', issues: ['addiction'] },
    resultsShown: true,
  } as const
  const { lists } = viewOf(realContent, { ...position, place: 'results' }, now, [])
  const card = lists[0]?.cards.find(({ id }) => id === 'nhs-practitioner-health')
  const limits = card?.terms.find(({ id }) => id === 'limits')?.text ?? ''
  expect(limits).toMatch(/agreement with the GMC.*where patients are not at risk/s)
  expect(catalog.byId.get('nhs-practitioner-health')?.recheckBy).toBe('2026-12-22')
})

test('where we do not know who answers, no record claims to', () => {
  for (const [, { whoAnswers, answeredBy }] of shown)
    expect([whoAnswers, answeredBy === 'unknown']).toEqual([whoAnswers, whoAnswers.startsWith('We do not know who')])
})

test.each([
  ['bma-counselling', 'Staff may end a call if they are not spoken to with respect'],
  ['bma-counselling', 'after what the BMA calls a “clinical assessment”'],
  ['medical-defence-organisation', 'MDU peer support network'],
  ['association-of-anaesthetists-mentoring', 'Departmental wellbeing leads'],
  ['nhs-practitioner-health', 'no new hospital doctors from 15 April'],
])('the card of %s says: %s', (id, words) => {
  expect(cardText(catalog.byId.get(id)!).replaceAll(/\s+/g, ' ')).toContain(words)
})

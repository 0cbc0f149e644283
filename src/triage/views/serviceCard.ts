import type { Match } from '../../catalog/findServices.ts'
import { contactsFrom } from '../../catalog/reach.ts'
import { isOverdue } from '../../catalog/rank.ts'
import type { Service } from '../../catalog/schema.ts'
import { doctorsAndStudents, type Answers } from '../../facets.ts'
import { oncePer } from '../../content/oncePer.ts'
import { share } from '../../content/share.ts'
import type { Content } from '../content.ts'
import { fill, join, writeDate } from '../fill.ts'
import type { Fact, ServiceCard } from '../View.ts'
import type { Position } from '../machine.ts'
import { contactLine, isCalled } from './contactLine.ts'
import { serviceDetails } from './serviceDetails.ts'
import { writeOpening } from './writeOpening.ts'
import { writeReasons } from './writeReasons.ts'
import { writeOrigin, type Instead } from './unconfirmed.ts'

/** One service as people see it; `instead` says what to use if an unconfirmed contact is not answered. */
export function serviceCard(
  content: Content,
  match: Match,
  { answers, withoutPhoning }: Position,
  instead: Instead,
  now: Date,
): ServiceCard {
  const { service, fit } = match
  const contacts = contactsFrom(service, answers.location)
  const ordered = withoutPhoning
    ? contacts.toSorted((one, other) => Number(isCalled(one)) - Number(isCalled(other)))
    : contacts
  return {
    id: service.id,
    name: service.name,
    summary: service.summary,
    fit,
    facts: factsBefore(content, match, answers, now),
    contacts: ordered.map((contact) => contactLine(content, service, contact, answers, instead)),
    terms: factsAfter(content, match, now),
    details: serviceDetails(content, service),
  }
}

/** What to know before getting in touch: whether it fits, whether it is open, what it will ask and why. */
function factsBefore(content: Content, match: Match, answers: Answers, now: Date): readonly Fact[] {
  const { service } = match
  const { because, depends } = writeReasons(content, match)
  const unconfirmed = service.status === 'unconfirmed' ? content.phrases.card.unconfirmedService : undefined
  const { audience, asksFor } = settledFacts(content, service)
  return [
    ...facts(content, {
      alert: [service.alert, unconfirmed],
      onlyIf: conditions(service, answers),
      depends,
      because: [because],
      opening: [writeOpening(content.phrases, match, now)],
    }),
    // Whom it is for stands before the contacts where that is open, after them for those it is known to serve.
    ...(match.fit === 'possible' ? audience : []),
    ...asksFor,
  ]
}

/** What to say first, what it costs and promises, within which limits, and how far these facts can be trusted. */
function factsAfter(content: Content, { service, fit }: Match, now: Date): readonly Fact[] {
  const { firstWords, audience, promises, age, ageWhenOverdue, unknown } = settledFacts(content, service)
  return [
    ...firstWords,
    ...(fit === 'eligible' ? audience : []),
    ...promises,
    ...(isOverdue(service, now) ? ageWhenOverdue : age),
    ...unknown,
  ]
}

/** The facts of a service that are the same for everybody, each list in its order. */
const settledFacts = oncePer((content: Content, service: Service) => ({
  audience: sharedFacts(content, { who: [service.forWhom.rule], notFor: service.notFor }),
  asksFor: sharedFacts(content, { asksFor: [writeAsksFor(content, service)] }),
  firstWords: sharedFacts(content, { firstWords: [service.firstWords] }),
  promises: sharedFacts(content, {
    cost: [service.cost],
    confidentiality: [service.confidentiality?.promise],
    limits: [service.confidentiality?.limits],
  }),
  age: sharedFacts(content, { age: [writeAge(content, service, false)] }),
  ageWhenOverdue: sharedFacts(content, { age: [writeAge(content, service, true)] }),
  unknown: sharedFacts(content, { unknown: [writeUnknown(content, service)] }),
}))

function sharedFacts(...[content, texts]: Parameters<typeof facts>): readonly Fact[] {
  return facts(content, texts).map(share)
}

type Label = keyof Content['phrases']['card']['labels']

/** The facts that have any words, in this order. */
function facts({ phrases }: Content, texts: Partial<Record<Label, readonly (string | undefined)[]>>): readonly Fact[] {
  return (Object.keys(texts) as Label[]).flatMap((id) => {
    const text = (texts[id] ?? []).filter((each) => each !== undefined).join(' ')
    return text === '' ? [] : [{ id, label: phrases.card.labels[id], text }]
  })
}

/** Conditions that are never asked, and those that concern this person's role; an unknown role counts as a doctor or student. */
function conditions({ onlyIf }: Service, { training }: Answers): readonly string[] {
  return onlyIf.flatMap((condition) => {
    if (typeof condition === 'string') return [condition]
    const people: readonly string[] = training === undefined || training === 'skipped' ? doctorsAndStudents : [training]
    const concerns = condition.for.some((role) => people.includes(role))
    return concerns ? [condition.text] : []
  })
}

function writeAsksFor({ phrases }: Content, { asksFor }: Service): string {
  return asksFor
    .map(({ what, why }) => (why === undefined ? what : fill(phrases.card.asksForBecause, { what, why })))
    .join('; ')
}

/** How old the facts are, who checked them, and whether they are due: the reader decides how far to trust them. */
function writeAge({ phrases }: Content, service: Service, isDue: boolean): string {
  const { facts: words } = phrases.card
  const { checked, evidence, recheckBy } = service
  const age =
    checked === undefined
      ? fill(words.unchecked, { origin: writeOrigin(evidence[0], phrases) })
      : fill(words.checked, { date: writeDate(checked.on, phrases), role: checked.role, how: checked.how })
  return isDue ? `${age} ${fill(words.overdue, { date: writeDate(recheckBy, phrases) })}` : age
}

/** What the sources do not say, in one line. */
function writeUnknown({ phrases }: Content, service: Service): string {
  const { unknownFacts, unknown } = phrases.card
  const answered = service.contacts.filter(
    ({ kind, status }) => (kind === 'phone' || kind === 'webchat') && status !== 'unconfirmed',
  )
  const areHoursUnknown = answered.length > 0 && answered.every(({ hours }) => (hours ?? service.hours) === 'unknown')
  const facts = [
    service.contacts.length === 0 ? unknownFacts.contact : '',
    service.cost === undefined ? unknownFacts.cost : '',
    areHoursUnknown ? unknownFacts.hours : '',
    service.confidentiality === undefined ? unknownFacts.confidentiality : '',
    service.asksFor.length === 0 ? unknownFacts.asksFor : '',
    service.selfReferral === 'unknown' ? unknownFacts.selfReferral : '',
  ].filter((fact) => fact !== '')
  if (facts.length === 0 || service.answeredBy === 'nobody') return ''
  return fill(unknown, { facts: join(facts, phrases.and) })
}

import { nearest } from '../content/nearest.ts'
import { onceEach } from '../content/onceEach.ts'
import { judgeFacet } from '../catalog/judge.ts'
import type { Catalog } from '../catalog/loadCatalog.ts'
import { contactsFrom } from '../catalog/reach.ts'
import type { Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { fill } from '../triage/fill.ts'
import type { Position } from '../triage/machine.ts'
import { contactLine } from '../triage/views/contactLine.ts'
import { emergencyText, whereNow } from '../triage/views/emergencyBlock.ts'
import { plain } from '../understanding/readReply.ts'

/** Services by the digits of their old numbers, by their old names, and by the numbers and names they have. */
type Index = {
  readonly numbers: ReadonlyMap<string, readonly Service[]>
  readonly oldNames: ReadonlyMap<string, readonly Service[]>
  readonly numbersNow: ReadonlyMap<string, readonly Service[]>
  readonly names: ReadonlyMap<string, readonly Service[]>
}

/** What to say when typed words hold a number or an old name of a service, or are the name of one, a slip or two aside; never repeats what was typed. */
export function sayWhatReplaced(content: Content, position: Position, text: string): readonly string[] {
  const { numbers, oldNames, numbersNow, names } = indexOf(content.catalog)
  const { replacedNumber, replacedName, knownName } = content.phrases.notices
  const words = ` ${plain(text)} `
  const byNumber = numbersIn(text).flatMap((number) => numbers.get(number) ?? [])
  const byOldName = [...oldNames].flatMap(([name, services]) => (words.includes(` ${name} `) ? services : []))
  if (byNumber.length > 0) return say(content, position, replacedNumber, byNumber)
  if (byOldName.length > 0) return say(content, position, replacedName, byOldName)
  const byNumberNow = confirmedFirst(numbersIn(text).flatMap((number) => numbersNow.get(number) ?? []))
  if (byNumberNow.length > 0) return say(content, position, knownName, byNumberNow)
  const named = names.get(words.trim())
  if (named !== undefined) return say(content, position, knownName, named)
  const nearOld = near(words.trim(), oldNames)
  if (nearOld.length > 0) return say(content, position, replacedName, nearOld)
  return say(content, position, knownName, near(words.trim(), names))
}

/** A number may be given for a service that is not confirmed, too: it belongs to the one that is. */
function confirmedFirst(services: readonly Service[]): readonly Service[] {
  const current = services.filter(({ status }) => status === 'current')
  return current.length > 0 ? current : services
}

const shortestName = 10
const longestName = 100
const lettersForEachSlip = 8

/** The services whose name was typed with a slip. One word, or a short one, may be anything: it must be exact. */
function near(words: string, names: ReadonlyMap<string, readonly Service[]>): readonly Service[] {
  if (words.length < shortestName || words.length > longestName || !words.includes(' ')) return []
  const name = nearest(words, [...names.keys()], lettersForEachSlip)
  return name === undefined ? [] : (names.get(name) ?? [])
}

/** One sentence for each service that serves where the person is; where none does, that is said of the first. */
function say(content: Content, position: Position, phrase: string, services: readonly Service[]): readonly string[] {
  const { location } = position.answers
  const serving = [...new Set(services)].filter(
    (service) => judgeFacet('location', service, { location }).verdict !== 'no',
  )
  const [first] = services
  if (serving.length === 0 && first !== undefined)
    return [fill(content.phrases.notices.servesElsewhere, { name: first.name })]
  return serving.map((service) => fill(phrase, { name: service.name, contact: contactOf(content, position, service) }))
}

const indexOf = onceEach((catalog: Catalog): Index => {
  // What belongs to the trust comes after what serves everybody.
  const shown = catalog.services
    .filter(({ status }) => status === 'current' || status === 'unconfirmed')
    .toSorted((one, other) => Number(one.isLocal === true) - Number(other.isLocal === true))
  return {
    numbers: groupBy(shown, ({ formerly }) => (formerly?.numbers ?? []).flatMap(numbersIn)),
    oldNames: groupBy(shown, ({ formerly }) => (formerly?.names ?? []).map(plain)),
    numbersNow: groupBy(shown, ({ contacts }) =>
      contacts.flatMap(({ kind, value }) => (kind === 'phone' || kind === 'text' ? numbersIn(value) : [])),
    ),
    names: groupBy(shown, ({ name, alsoKnownAs }) => [name, ...alsoKnownAs].map(plain)),
  }
})

function groupBy(
  services: readonly Service[],
  keysOf: (service: Service) => readonly string[],
): ReadonlyMap<string, readonly Service[]> {
  const groups = new Map<string, Service[]>()
  for (const service of services)
    for (const key of keysOf(service)) groups.set(key, [...(groups.get(key) ?? []), service])
  return groups
}

/** Phone numbers in a text, as digits from the national 0, and the two short codes that nothing else looks like. */
function numbersIn(text: string): readonly string[] {
  const close = text.replaceAll(/(?<=\d)[\s().-]+(?=\d)/g, '')
  return (close.match(/(?<!\d)(?:(?:(?:\+44|0044)0?|0)\d{9,10}|116123|85258)(?!\d)/g) ?? []).map((number) =>
    number.replace(/^(\+44|0044)0?/, '0'),
  )
}

/** The first way to reach a service from where the person is, with its warnings; without one, the emergency line. */
function contactOf(content: Content, position: Position, service: Service): string {
  const { line } = emergencyText(content, whereNow(position))
  const [contact] = contactsFrom(service, position.answers.location)
  if (contact === undefined) return line
  const { label, text, notes } = contactLine(content, service, contact, position.answers, () => line)
  return [`${label}: ${text}.`, ...notes].join(' ')
}

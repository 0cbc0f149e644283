import type { Catalog } from '../catalog/loadCatalog.ts'
import type { Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { fill } from '../triage/fill.ts'
import { contactLine } from '../triage/views/contactLine.ts'
import type { Position } from '../triage/machine.ts'
import { emergencyText, whereNow } from '../triage/views/emergencyBlock.ts'
import { plain } from '../understanding/readReply.ts'

type Index = {
  readonly numbers: ReadonlyMap<string, Service>
  readonly oldNames: readonly Named[]
  readonly otherNames: ReadonlyMap<string, Service>
}
type Named = { readonly words: string; readonly service: Service }

const indexes = new WeakMap<Catalog, Index>()

/** What to say when typed words hold an old number or name of a service, or are another name of one; never repeats what was typed. */
export function sayWhatReplaced(content: Content, position: Position, text: string): readonly string[] {
  const { numbers, oldNames, otherNames } = indexOf(content.catalog)
  const { replacedNumber, replacedName, knownName } = content.phrases.notices
  const words = ` ${plain(text)} `
  const say = (phrase: string, services: readonly Service[]) =>
    [...new Set(services)].map((service) =>
      fill(phrase, { name: service.name, contact: contactOf(content, position, service) }),
    )
  const byNumber = numbersIn(text).flatMap((number) => numbers.get(number) ?? [])
  const byOldName = oldNames.filter((named) => words.includes(` ${named.words} `)).map(({ service }) => service)
  const byName = otherNames.get(words.trim())
  if (byNumber.length > 0) return say(replacedNumber, byNumber)
  if (byOldName.length > 0) return say(replacedName, byOldName)
  return byName === undefined ? [] : say(knownName, [byName])
}

function indexOf(catalog: Catalog): Index {
  const known = indexes.get(catalog)
  if (known !== undefined) return known
  const shown = catalog.services.filter(({ status }) => status === 'current' || status === 'unconfirmed')
  const index = {
    numbers: new Map(
      shown.flatMap((service) =>
        (service.formerly?.numbers ?? []).flatMap((number) =>
          numbersIn(number).map((digits) => [digits, service] as const),
        ),
      ),
    ),
    oldNames: shown.flatMap((service) =>
      (service.formerly?.names ?? []).map((name) => ({ words: plain(name), service })),
    ),
    otherNames: new Map(
      shown.flatMap((service) => [service.name, ...service.alsoKnownAs].map((name) => [plain(name), service] as const)),
    ),
  }
  indexes.set(catalog, index)
  return index
}

/** Phone numbers in a text, as digits from the national 0. */
function numbersIn(text: string): readonly string[] {
  const close = text.replaceAll(/(?<=\d)[\s().-]+(?=\d)/g, '')
  return (close.match(/(?:\+44|0044|0)\d{9,10}(?!\d)/g) ?? []).map((number) => number.replace(/^(\+44|0044)0?/, '0'))
}

/** The first way to reach a service, with its warnings; without one, the emergency line. */
function contactOf(content: Content, position: Position, service: Service): string {
  const { line } = emergencyText(content, whereNow(position))
  const [contact] = service.contacts
  if (contact === undefined) return line
  const { label, text, notes } = contactLine(content, service, contact, position.answers, line)
  return [`${label}: ${text}.`, ...notes].join(' ')
}

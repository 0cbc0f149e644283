import type { Catalog } from '../catalog/loadCatalog.ts'
import { contactsFrom } from '../catalog/reach.ts'
import type { Service } from '../catalog/schema.ts'
import type { Problem } from '../content/Problem.ts'
import type { Path, Source } from '../content/Source.ts'
import type { Answers } from '../facets.ts'
import type { Emergency, EmergencyText } from './emergencySchema.ts'

/** The emergency number of the European Union, which is in no service's file. */
const elsewhere = ['112']

/** Every number in the emergency texts must be one that a service of the catalog gives, and that of its place, so that a slip in either is found. */
export function checkEmergencyNumbers(source: Source<Emergency>, catalog: Catalog): readonly Problem[] {
  return [...checkKnown(source, catalog), ...checkOtherLanguages(source, catalog)]
}

function checkKnown(source: Source<Emergency>, catalog: Catalog): readonly Problem[] {
  const known = [
    ...elsewhere,
    // What is closed is still right; what emergency help names cannot be hidden.
    ...catalog.services
      .flatMap(({ contacts, closedContacts = [] }) => [...contacts, ...closedContacts])
      .filter(({ kind }) => kind === 'phone' || kind === 'text')
      .map(({ value }) => value),
  ]
  return source.value.texts.flatMap((each, index) =>
    sentencesOf(each).flatMap(({ path, sentence }) =>
      numbersIn(sentence)
        .filter((number) => !known.includes(number))
        .map((number) => ({
          file: source.file,
          line: source.lineOf(['texts', index, ...path]),
          message: `no service in services-catalog has the number "${number}": one of the two is wrong`,
        })),
    ),
  )
}

/** What a line in another language gives is what the lines of that place give: its first number first, and Samaritans as they are reached from there. */
function checkOtherLanguages(source: Source<Emergency>, catalog: Catalog): readonly Problem[] {
  return source.value.texts.flatMap(({ numbers, lines, locations }, index) => {
    const places = locations === 'unknown' ? (['skipped'] as const) : locations
    const samaritans = catalog.byId.get('samaritans')
    const ways = places.map((place) => (samaritans ? waysOf(samaritans, place) : []))
    const toPhone = lines
      .flatMap(({ text, message }) => (message === undefined ? numbersIn(text) : []))
      .filter((number) => !ways.flat().includes(number))
    const [first, ...others] = numbers.emergency.split(', ')
    const problems: (readonly [key: string, message: string])[] = []
    if (first !== toPhone[0])
      problems.push([
        'emergency',
        `"${String(first)}" is not the number of the first line: write ${String(toPhone[0])} first`,
      ])
    for (const number of others.filter((other) => !toPhone.includes(other)))
      problems.push(['emergency', `"${number}" is not a number to phone in the lines of this place`])
    if (!ways.every((way) => way.includes(numbers.samaritans)))
      problems.push([
        'samaritans',
        `"${numbers.samaritans}" is not how Samaritans are reached from this place: see samaritans.yaml`,
      ])
    return problems.map(([key, message]) => ({
      file: source.file,
      line: source.lineOf(['texts', index, 'numbers', key]),
      message,
    }))
  })
}

/** What is closed is still right: closing a way must not refuse the texts that name it. */
function waysOf(service: Service, place: Answers['location']): readonly string[] {
  const contacts = [...service.contacts, ...(service.closedContacts ?? [])]
  return contactsFrom({ ...service, contacts }, place).map(({ value }) => value)
}

function sentencesOf(text: EmergencyText): readonly { readonly path: Path; readonly sentence: string }[] {
  const single = (['line', 'closing', 'family', 'heading'] as const).map((key) => ({
    path: [key],
    sentence: text[key],
  }))
  const listed = (['lines', 'linesForSomeoneElse', 'withoutPhone'] as const).flatMap((key) =>
    text[key].map(({ text: sentence }, index) => ({ path: [key, index, 'text'], sentence })),
  )
  return [...single, ...listed]
}

/** Figures of three digits or more, as written; 18001 before a number is how a textphone reaches it. */
function numbersIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\d[\d ]*\d/g)]
    .map(([figures]) => figures.replace(/^18001 /, ''))
    .filter((figures) => figures.replaceAll(' ', '').length >= 3)
}

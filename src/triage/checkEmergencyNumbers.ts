import type { Catalog } from '../catalog/loadCatalog.ts'
import type { Problem } from '../content/Problem.ts'
import type { Path, Source } from '../content/Source.ts'
import type { Emergency, EmergencyText } from './emergencySchema.ts'

/** The emergency number of the European Union, which is in no service's file. */
const elsewhere = ['112']

/** Every number in the emergency texts must be one that a service of the catalog gives, so that a slip in either is found. */
export function checkEmergencyNumbers(source: Source<Emergency>, catalog: Catalog): readonly Problem[] {
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

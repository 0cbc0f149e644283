import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import { textsOf } from '../content/textsOf.ts'
import type { Service } from './schema.ts'

/** The numbers that texts may and may not give, as digits: those of today, and whose the old ones were. */
export type Numbers = { readonly current: ReadonlySet<string>; readonly old: ReadonlyMap<string, string> }

/** The emergency number of the European Union, which is in no service's file. */
const elsewhere = '112'

type Way = { readonly kind: string; readonly value: string }

type Numbered = Pick<Service, 'id' | 'offers' | 'formerly'> & {
  readonly contacts: readonly Way[]
  readonly closedContacts?: readonly Way[]
}

/** The numbers of these services, today's and old ones. One that is closed is still theirs: closing it must not refuse the texts that give it. */
export function numbersOf(services: readonly Numbered[]): Numbers {
  const current = services.flatMap(({ contacts, closedContacts = [], offers }) => [
    ...[...contacts, ...closedContacts].flatMap(({ kind, value }) =>
      kind === 'phone' || kind === 'text' ? [value] : [],
    ),
    ...offers.flatMap(({ phone }) => phone ?? []),
  ])
  return {
    current: new Set([elsewhere, ...current.map(digits)]),
    old: new Map(services.flatMap(({ id, formerly }) => (formerly?.numbers ?? []).map((each) => [digits(each), id]))),
  }
}

/** Numbers in the texts of a file that were given up, or that no service has: one of the two is then wrong. */
export function checkTextNumbers(source: Source<unknown>, { current, old }: Numbers): readonly Problem[] {
  const { file, value } = source
  return textsOf(value)
    .filter(({ path }) => path[0] !== 'formerly' && !unread.includes(path.at(-1)))
    .flatMap(({ path, text }) =>
      numbersIn(text).flatMap((number) => {
        const owner = old.get(digits(number))
        if (owner !== undefined)
          return [{ file, line: source.lineOf(path), message: `"${number}" is an old number of "${owner}"` }]
        if (current.has(digits(number))) return []
        return [
          {
            file,
            line: source.lineOf(path),
            message: `"${number}" is the number of no service: one of the two is wrong`,
          },
        ]
      }),
    )
}

/** Where figures are no phone numbers, or are checked by themselves. */
const unread: readonly unknown[] = ['source', 'date', 'recheckBy', 'on', 'value', 'phone', 'href', 'url']

/** What looks like a phone number, as written: five figures or more, or three after "call"; 18001 before one is how a textphone reaches it. */
function numbersIn(text: string): readonly string[] {
  const long = [...text.matchAll(/\+?\d[\d ()-]*\d/g)].flatMap(([found]) => {
    const figures = found.replace(/^18001 /, '')
    return /^\d{4}-\d\d(-\d\d)?$/.test(figures) || digits(figures).length < 5 ? [] : [figures]
  })
  const short = [...text.matchAll(/\b(?:call|phone|text|dial|ring)\s+(\d{3})\b(?! ?\d)/gi)].map(
    ([, number = '']) => number,
  )
  return [...long, ...short]
}

function digits(number: string): string {
  return number.replace(/^\+44 ?(\(0\))?/, '0').replaceAll(/\D/g, '')
}

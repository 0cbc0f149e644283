import type { Option } from '../facets.ts'
import { inOrder, type Pattern } from './parsePattern.ts'
import type { Places, Towns } from './placesSchema.ts'
import type { AnswerMeaning } from './Understanding.ts'

type Named = { readonly pattern: Pattern; readonly meaning: AnswerMeaning }

/** Patterns for place names. A name written twice means what the first list says: areas, traps, hospitals, then towns. */
export function placePatterns(
  { areas, hospitals, traps, nowhere, alsoWords }: Places,
  { towns }: Towns,
  english: string,
  wordsOf: (written: string) => readonly string[],
): readonly Named[] {
  const everyday = new Set([...english.split(/\s+/), ...names(alsoWords)])
  const seen = new Set<string>()
  const named = (list: string, option: string, place: NonNullable<AnswerMeaning['place']>): readonly Named[] =>
    names(list).flatMap((name) => {
      const words = wordsOf(name)
      const key = words.join(' ')
      if (seen.has(key) || words.length === 0) return []
      seen.add(key)
      const isEveryday = place === 'town' && everyday.has(key)
      return [{ pattern: sequence(words), meaning: meaningOf(option, isEveryday ? 'everyday-word' : place) }]
    })
  const all = (lists: Partial<Record<Option<'location'>, string>>, place: NonNullable<AnswerMeaning['place']>) =>
    Object.entries(lists).flatMap(([option, list]) => named(list, option, place))
  return [
    ...named(nowhere, 'nothing', 'town'),
    ...all(areas, 'area'),
    ...all(traps, 'town'),
    ...all(hospitals, 'town'),
    ...all(towns, 'town'),
  ]
}

function names(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A comma may stand between the words of a name: "London, Ontario". */
function sequence(words: readonly string[]): Pattern {
  const comma = { kind: 'gap', most: 0, crosses: 1 } as const
  const parts = words.flatMap((word): readonly Pattern[] => [comma, { kind: 'word', word }])
  return inOrder(parts.slice(1))
}

function meaningOf(option: string, place: NonNullable<AnswerMeaning['place']>): AnswerMeaning {
  return { kind: 'answer', facet: 'location', option, rule: `location/${option}`, weight: 2, onlyIfAsked: false, place }
}

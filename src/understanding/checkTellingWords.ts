import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import type { RedFlags } from './redFlagsSchema.ts'
import type { TellingWords } from './tellingWordsSchema.ts'

/** A problem for each word that stands twice, in one group or two, and for each category that is none of the red flags. */
export function checkTellingWords(
  source: Source<TellingWords>,
  redFlags: Pick<RedFlags, 'categories'>,
): readonly Problem[] {
  const { file, value } = source
  const categories = new Set(redFlags.categories.map(({ id }) => id))
  const noCategory = (path: readonly (string | number)[], category: string | undefined): readonly Problem[] =>
    category === undefined || categories.has(category)
      ? []
      : [{ file, line: source.lineOf(path), message: `there is no category "${category}"` }]
  const groupOf = new Map<string, string>()
  const twice = (['danger', 'otherwise'] as const).flatMap((side) =>
    value[side].flatMap(({ id, words }, group) =>
      words.flatMap((word, index) => {
        const other = groupOf.get(word)
        groupOf.set(word, id)
        if (other === undefined) return []
        return [
          {
            file,
            line: source.lineOf([side, group, 'words', index]),
            message: `"${word}" stands in "${other}" already`,
          },
        ]
      }),
    ),
  )
  return [
    ...value.danger.flatMap(({ category }, group) => noCategory(['danger', group, 'category'], category)),
    ...twice,
  ]
}

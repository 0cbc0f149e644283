import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import { findRedFlags } from './findRedFlags.ts'
import { readText } from './readText.ts'
import type { RedFlags } from './redFlagsSchema.ts'
import type { TellingWords } from './tellingWordsSchema.ts'
import type { Understanding } from './Understanding.ts'

/** A problem for each word that stands twice, in one group or two, and for each category that is none of the red flags. */
export function checkTellingWords(
  source: Source<TellingWords>,
  redFlags: Pick<RedFlags, 'categories'>,
): readonly Problem[] {
  const { file, value } = source
  const categories = new Set(redFlags.categories.map(({ id }) => id))
  const at = (path: readonly (string | number)[], message: string) => ({ file, line: source.lineOf(path), message })
  const unknown = value.danger.flatMap(({ category }, group) =>
    category === undefined || categories.has(category)
      ? []
      : [at(['danger', group, 'category'], `there is no category "${category}"`)],
  )
  const groupOf = new Map<string, string>()
  const twice = (['danger', 'otherwise'] as const).flatMap((side) =>
    value[side].flatMap(({ id, words }, group) =>
      words.flatMap((word, index) => {
        const other = groupOf.get(word)
        groupOf.set(word, id)
        return other === undefined ? [] : [at([side, group, 'words', index], `"${word}" stands in "${other}" already`)]
      }),
    ),
  )
  return [...unknown, ...twice]
}

/** Tries the examples of every group: a problem for each that does not do what the file says. */
export function checkTellingExamples(understanding: Understanding, source: Source<TellingWords>): readonly Problem[] {
  const { file, value } = source
  const found = (text: string) => findRedFlags(understanding, readText(understanding, text))
  const at = (path: readonly (string | number)[], message: string) => ({ file, line: source.lineOf(path), message })
  const raises = value.danger.flatMap(({ category, raises: texts = [] }, group) =>
    texts.flatMap((text, index) =>
      found(text).some((flag) => flag.category === category)
        ? []
        : [at(['danger', group, 'raises', index], `this example must raise "${category ?? ''}", and does not`)],
    ),
  )
  const quiet = (['danger', 'otherwise'] as const).flatMap((side) =>
    value[side].flatMap((each, group) =>
      each.quiet.flatMap((text, index) => {
        const [flag] = found(text)
        if (flag === undefined) return []
        return [at([side, group, 'quiet', index], `this example must not raise, and is raised by "${flag.rule}"`)]
      }),
    ),
  )
  return [...raises, ...quiet]
}

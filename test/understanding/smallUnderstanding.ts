import { facetNames, facets } from '../../src/facets.ts'
import type { Source } from '../../src/content/Source.ts'
import { answersSchema } from '../../src/understanding/answersSchema.ts'
import { buildUnderstanding } from '../../src/understanding/buildUnderstanding.ts'
import { labelsOf } from '../../src/understanding/labelsOf.ts'
import { languagesSchema } from '../../src/understanding/languagesSchema.ts'
import { placesSchema, townsSchema } from '../../src/understanding/placesSchema.ts'
import { redFlagsSchema } from '../../src/understanding/redFlagsSchema.ts'
import { tellingWordsSchema } from '../../src/understanding/tellingWordsSchema.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { englishSchema, wordsSchema } from '../../src/understanding/wordsSchema.ts'
import { smallRules } from '../support/smallRules.ts'

/** The small rules, compiled without files in a few milliseconds; with `differences`, other rules in place of theirs. */
export function smallUnderstanding(differences: Partial<Record<keyof typeof smallRules, unknown>> = {}): Understanding {
  const rules = { ...smallRules, ...differences }
  const source = <T>(file: keyof typeof rules, schema: { parse(value: unknown): T }): Source<T> => ({
    file,
    value: schema.parse(rules[file]),
    lineOf: () => 1,
  })
  const { understanding, problems } = buildUnderstanding(
    {
      words: source('words.yaml', wordsSchema),
      english: source('words-english.yaml', englishSchema),
      answers: source('words-answers.yaml', answersSchema),
      redFlags: source('red-flags.yaml', redFlagsSchema),
      telling: source('telling-words.yaml', tellingWordsSchema),
      languages: source('languages.yaml', languagesSchema),
      places: source('places.yaml', placesSchema),
      towns: source('places-towns.yaml', townsSchema),
    },
    labelsOf(
      facetNames.map((id) => ({
        id,
        options: facets[id].map((option) => ({ id: option, label: `The ${option} one`, short: `${option} people` })),
      })),
    ),
  )
  expect(problems).toEqual([])
  return understanding!
}

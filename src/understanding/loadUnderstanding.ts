import type { z } from 'zod'
import type { ContentFolder } from '../content/ContentFolder.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import type { Source } from '../content/Source.ts'
import { answersSchema } from './answersSchema.ts'
import { buildUnderstanding } from './buildUnderstanding.ts'
import { checkExamples } from './checkExamples.ts'
import { languagesSchema } from './languagesSchema.ts'
import { placesSchema, townsSchema } from './placesSchema.ts'
import { redFlagsSchema } from './redFlagsSchema.ts'
import { checkTellingExamples, checkTellingWords } from './checkTellingWords.ts'
import { tellingWordsSchema } from './tellingWordsSchema.ts'
import type { Labels, Understanding } from './Understanding.ts'
import { englishSchema, wordsSchema } from './wordsSchema.ts'

/** The files of `flows/` that say what typed words mean. */
export const understandingFiles = [
  'words.yaml',
  'words-english.yaml',
  'words-answers.yaml',
  'red-flags.yaml',
  'telling-words.yaml',
  'languages.yaml',
  'places.yaml',
  'places-towns.yaml',
] as const

/** Reads and compiles the rules for typed words from `flows/`. With problems there is no `understanding`. Red-flag examples are tried here. */
export function loadUnderstanding(
  flowsRoot: ContentFolder,
  labels: Labels,
): { understanding: Understanding | undefined; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const read = <S extends z.ZodType>(file: (typeof understandingFiles)[number], schema: S) => {
    const result = readYamlFile(flowsRoot, file, schema)
    problems.push(...result.problems)
    return result.source
  }
  const words = read('words.yaml', wordsSchema)
  const english = read('words-english.yaml', englishSchema)
  const answers = read('words-answers.yaml', answersSchema)
  const redFlags = read('red-flags.yaml', redFlagsSchema)
  const telling = read('telling-words.yaml', tellingWordsSchema)
  const languages = read('languages.yaml', languagesSchema)
  const places = read('places.yaml', placesSchema)
  const towns = read('places-towns.yaml', townsSchema)
  if (!words || !english || !answers || !redFlags || !telling || !languages || !places || !towns) {
    return { understanding: undefined, problems }
  }
  const sources = { words, english, answers, redFlags, telling, languages, places, towns }
  problems.push(...checkTellingWords(telling, redFlags.value))
  const built = buildUnderstanding(sources, labels)
  problems.push(...built.problems)
  if (built.understanding !== undefined) {
    problems.push(
      ...checkExamples(built.understanding, redFlags),
      ...checkTellingExamples(built.understanding, telling),
    )
  }
  return { understanding: problems.length > 0 ? undefined : built.understanding, problems }
}

/** The parsed files, each with the lines to name in a message. */
export type Sources = {
  readonly words: Source<z.output<typeof wordsSchema>>
  readonly english: Source<z.output<typeof englishSchema>>
  readonly answers: Source<z.output<typeof answersSchema>>
  readonly redFlags: Source<z.output<typeof redFlagsSchema>>
  readonly telling: Source<z.output<typeof tellingWordsSchema>>
  readonly languages: Source<z.output<typeof languagesSchema>>
  readonly places: Source<z.output<typeof placesSchema>>
  readonly towns: Source<z.output<typeof townsSchema>>
}

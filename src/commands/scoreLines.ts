import { z } from 'zod'
import { facetNames, type Facet } from '../facets.ts'
import { commands } from '../understanding/answersSchema.ts'
import { understand } from '../understanding/understand.ts'
import type { Understanding } from '../understanding/Understanding.ts'

const given = { text: z.string(), category: z.string().optional(), options: z.array(z.string()).optional() }

/** A labelled line: whether it raises a red flag, or the answers and command it gives. */
export const lineSchema = z.union([
  z.strictObject({ ...given, raise: z.boolean(), asked: z.enum([...facetNames, 'any']).default('any') }),
  z.strictObject({
    ...given,
    asked: z.enum([...facetNames, 'any']),
    answers: z.partialRecord(
      z.enum(facetNames as readonly [Facet, ...Facet[]]),
      z.union([z.string(), z.array(z.string())]),
    ),
    command: z.enum(commands).nullable().default(null),
  }),
])

export type LabelledLine = z.infer<typeof lineSchema>

type Figure = { readonly right: number; readonly wrong: readonly { text: string; category: string; got: string }[] }

/** How many lines of each kind come out right, and those that do not. */
export type Score = { readonly raised: Figure; readonly quiet: Figure; readonly answers: Figure }

/** Reads labelled lines, one JSON object for each line. Throws for a line of another form. */
export function readLines(text: string): readonly LabelledLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)))
}

/** Scores labelled lines. Specialty and training region count only where one of them was asked. */
export function scoreLines(understanding: Understanding, lines: readonly LabelledLine[]): Score {
  const results = lines.map((line) => {
    const understood = understand(understanding, line)
    const { redFlag, command, answers } = understood
    if ('raise' in line) {
      const isRight = (redFlag !== undefined) === line.raise
      const got = redFlag === undefined ? '' : `${redFlag.category}/${redFlag.rule}`
      return {
        kind: line.raise ? 'raised' : 'quiet',
        isRight,
        wrong: { text: line.text, category: line.category ?? '', got },
      } as const
    }
    const got = JSON.stringify({ answers: scored(answers, line.asked), command: command ?? null })
    const isRight = got === JSON.stringify({ answers: scored(line.answers, line.asked), command: line.command })
    const wrong = {
      text: `[${line.asked}] ${line.text}`,
      category: line.category ?? line.asked,
      got: redFlag === undefined ? got : `${got} ${redFlag.rule}`,
    }
    return { kind: 'answers', isRight, wrong } as const
  })
  const figure = (kind: 'raised' | 'quiet' | 'answers'): Figure => {
    const these = results.filter((result) => result.kind === kind)
    return {
      right: these.filter(({ isRight }) => isRight).length,
      wrong: these.flatMap(({ isRight, wrong }) => (isRight ? [] : [wrong])),
    }
  }
  return { raised: figure('raised'), quiet: figure('quiet'), answers: figure('answers') }
}

function scored(answers: Readonly<Record<string, unknown>>, asked: Facet | 'any'): object {
  const facets = facetNames.filter((facet) => !['specialty', 'trainingRegion'].includes(facet) || facet === asked)
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const value = answers[facet]
      if (value === undefined) return []
      return [
        [facet, Array.isArray(value) ? value.map(String).toSorted((one, other) => one.localeCompare(other)) : value],
      ]
    }),
  )
}

import { z } from 'zod'
import { facets } from '../facets.ts'

const patterns = z.array(z.string().min(1)).min(1)

/** Every command that typed words can give; `skip` answers the question that was asked. */
export const commands = [
  'skip',
  'back',
  'start-again',
  'change-answer',
  'urgent-help',
  'help',
  'privacy',
  'clear',
  'stop',
  'are-you-a-person',
  'show-more',
] as const

export type Command = (typeof commands)[number]

function optionRules<const O extends readonly [string, ...string[]]>(options: O) {
  return z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .optional(),
      option: z.enum([...options, 'nothing']),
      /** The heaviest wins where only one option can be chosen; 2 when left out. */
      weight: z.number().optional(),
      when: patterns.optional(),
      whenAsked: patterns.optional(),
    }),
  )
}

/** Commands and answers, as people put them: `flows/words-answers.yaml`. */
export const answersSchema = z.strictObject({
  classes: z.record(z.string(), patterns),
  courtesies: z.array(z.string().min(1)),
  /** `when` counts anywhere in a message, `whole` only where nothing but courtesies stands beside it. */
  commands: z.array(z.strictObject({ command: z.enum(commands), when: patterns.optional(), whole: patterns })),
  corrections: patterns,
  negations: z.strictObject({ words: patterns, between: z.array(z.string().min(1)) }),
  location: optionRules(facets.location),
  training: optionRules(facets.training),
  issues: optionRules(facets.issues),
  urgency: optionRules(facets.urgency),
  specialty: optionRules(facets.specialty),
  trainingRegion: optionRules(facets.trainingRegion),
})

export type AnswerWords = z.infer<typeof answersSchema>

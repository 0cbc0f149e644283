import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words with hyphens')
const text = z.string().min(1)
const texts = z.array(text)
const ids = z.array(id)

/** How far the words of a context reach: over what they touch, their part of the sentence, their sentence, or the message. */
export const reaches = ['touching', 'clause', 'sentence', 'message'] as const

/** Red flags: `flows/red-flags.yaml`. */
export const redFlagsSchema = z.strictObject({
  classes: z.record(z.string(), texts.min(1)),
  contexts: z.array(
    z.strictObject({
      id,
      reach: z.enum(reaches),
      sparesFirstPerson: z.boolean().optional(),
      /** Contexts that keep a sign from this one: what is happening now is no history. */
      butNot: ids.optional(),
      when: texts.min(1),
    }),
  ),
  categories: z.array(z.strictObject({ id, name: text, leads: texts.min(1) })),
  /** What alone says too little: rules name these. */
  signs: z.array(
    z.strictObject({ id, says: text, when: texts.min(1), unless: texts.optional(), notIf: ids.optional() }),
  ),
  rules: z.array(
    z
      .strictObject({
        id,
        category: id,
        /** Said so plainly that no other words in the message make it unlikely. */
        plain: z.boolean().optional(),
        /** So easily wrong that words around it must tell of danger. */
        easilyWrong: z.boolean().optional(),
        urgency: z.enum(['emergency', 'urgent']),
        when: texts.min(1).optional(),
        unless: texts.optional(),
        notIf: ids.optional(),
        together: z
          .array(z.tuple([id, id]))
          .min(1)
          .optional(),
        anyOne: ids.min(1).optional(),
        anyTwo: ids.min(2).optional(),
        raises: texts.min(1),
        quiet: texts.min(1),
      })
      .refine(
        ({ when, together, anyOne, anyTwo }) => (when ?? together ?? anyOne ?? anyTwo) !== undefined,
        'a rule needs one of when, together, anyOne and anyTwo',
      ),
  ),
})

export type RedFlags = z.infer<typeof redFlagsSchema>

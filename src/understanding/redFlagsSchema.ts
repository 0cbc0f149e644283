import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words with hyphens')
const text = z.string().min(1)
const texts = z.array(text)

/** How far the words of a context reach: over what they touch, their part of the sentence, their sentence, or the message. */
export const reaches = ['touching', 'clause', 'sentence', 'message'] as const

/** Red flags: `flows/red-flags.yaml`. */
export const redFlagsSchema = z.strictObject({
  classes: z.record(z.string(), texts.min(1)),
  contexts: z.array(
    z.strictObject({ id, reach: z.enum(reaches), sparesFirstPerson: z.boolean().optional(), when: texts.min(1) }),
  ),
  categories: z.array(z.strictObject({ id, name: text, leads: texts.min(1) })),
  rules: z.array(
    z.strictObject({
      id,
      category: id,
      urgency: z.enum(['emergency', 'urgent']),
      needsSecondSign: z.boolean().optional(),
      when: texts.min(1),
      unless: texts.optional(),
      notIf: z.array(id).optional(),
      raises: texts.min(1),
      quiet: texts.min(1),
    }),
  ),
})

export type RedFlags = z.infer<typeof redFlagsSchema>

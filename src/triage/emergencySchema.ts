import { z } from 'zod'
import { callableNumber, textableNumber } from '../catalog/phoneNumber.ts'
import { facets } from '../facets.ts'

const words = z.string().min(1)

const line = z.strictObject({
  text: words,
  phone: callableNumber.optional(),
  message: textableNumber.optional(),
  email: z.email().optional(),
})

const text = z.strictObject({
  locations: z.union([z.literal('unknown'), z.array(z.enum(facets.location)).min(1)]),
  line: words,
  closing: words,
  family: words,
  heading: words,
  when: z.array(words).min(1),
  lines: z.array(line).min(1),
  linesForSomeoneElse: z.array(line).min(1),
  withoutPhone: z.array(line).min(1),
})

/** The emergency texts of `flows/emergency.yaml`: exactly one for each location, and one for an unknown one. */
export const emergencySchema = z
  .strictObject({ level: words, texts: z.array(text) })
  .superRefine(({ texts }, context) => {
    for (const location of [...facets.location, 'unknown'] as const) {
      const count = texts.filter(
        ({ locations }) =>
          locations === location || (Array.isArray(locations) && locations.includes(location as never)),
      ).length
      if (count !== 1) {
        context.addIssue({
          code: 'custom',
          path: ['texts'],
          message: `${location} has ${String(count)} emergency texts: it must have exactly one`,
        })
      }
    }
  })

export type Emergency = z.infer<typeof emergencySchema>
export type EmergencyText = Emergency['texts'][number]
export type EmergencyLine = z.infer<typeof line>

import { z } from 'zod'
import { callableNumber, textableNumber } from '../catalog/phoneNumber.ts'
import { options } from '../catalog/rule.ts'
import { words } from '../content/words.ts'
import { facets } from '../facets.ts'

const line = z
  .strictObject({
    text: words.describe('What it says. A number or address to tap stands in it exactly as below.'),
    phone: callableNumber.optional().describe('The number to call when it is tapped.'),
    message: textableNumber.optional().describe('The number to text when it is tapped.'),
    email: z.email().optional().describe('The address to write to when it is tapped.'),
  })
  .superRefine((value, context) => {
    for (const key of ['phone', 'message', 'email'] as const) {
      const target = value[key]
      if (target === undefined || value.text.includes(target)) continue
      context.addIssue({ code: 'custom', path: [key], message: `"${target}" is not what the text of this line says` })
    }
  })

const text = z
  .strictObject({
    locations: z.union([z.literal('unknown'), options(facets.location)]).describe('Where people work, or unknown.'),
    line: words.describe('The emergency line that is on every screen.'),
    closing: words.describe('What stands under the results.'),
    family: words.describe('What stands there for the family of a doctor.'),
    numbers: z
      .strictObject({
        emergency: words.describe('The numbers to phone, 999 first, with commas between.'),
        samaritans: words.describe('How Samaritans are reached from there.'),
      })
      .describe('What a line in another language says.'),
    heading: words,
    when: z.array(words).min(1).describe('When to do that, after the heading.'),
    lines: z.array(line).min(1).describe('What to do, for oneself, most urgent first.'),
    linesForSomeoneElse: z.array(line).min(1).describe('What to do for somebody else, most urgent first.'),
    withoutPhone: z.array(line).min(1).describe('Ways without a phone call.'),
  })
  .superRefine((value, context) => {
    // The UK and its islands have 999; abroad it and the other short codes reach nobody, or somebody else.
    const isAbroad = value.locations.includes('outside-uk')
    for (const key of ['lines', 'linesForSomeoneElse'] as const) {
      const numbers = value[key].map(({ phone }) => phone)
      if (!isAbroad && numbers[0] !== '999') {
        context.addIssue({ code: 'custom', path: [key], message: 'the first line must be 999, with phone: "999"' })
      }
    }
    if (!isAbroad && !value.line.includes('999')) {
      context.addIssue({ code: 'custom', path: ['line'], message: '999 is missing: this line is on every screen' })
    }
    if (!isAbroad) return
    for (const key of ['lines', 'linesForSomeoneElse', 'withoutPhone'] as const) {
      value[key].forEach(({ phone, message }, index) => {
        if (phone === undefined && message === undefined) return
        context.addIssue({
          code: 'custom',
          path: [key, index],
          message: 'a UK number cannot be tapped here: it may not connect from abroad',
        })
      })
    }
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

import { z } from 'zod'
import { httpsAddress, words } from '../content/words.ts'
import { facets } from '../facets.ts'
import { openingHours } from './openingHours.ts'
import { callableNumber, textableNumber } from './phoneNumber.ts'
import { options } from './rule.ts'

const month = '(0[1-9]|1[0-2])'
const day = '(0[1-9]|[12]\\d|3[01])'
const factDate = new RegExp(`^((19|20)\\d\\d(-${month}(-${day})?)?|undated|about .+)$`)

/** Where a fact comes from: an address or a document, its date ("2024-06-28", "2024-05", "2020" or words such as "about 2015") and its grade. */
export const evidenceSchema = z
  .strictObject({
    source: words.describe('The page or document that says so.'),
    date: z
      .string()
      .regex(factDate, 'a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."')
      .describe('The date on that page: "2024-06-28", "2024-06", "2024", undated, or "about 2015". Quote figures.'),
    grade: z
      .enum(['A', 'B', 'C', 'N'])
      .describe(
        'A: their own page, 2024 or later. B: their own page, undated or 2018 to 2023. C: older, or someone else’s page. N: no page.',
      ),
  })
  .describe('Where a fact comes from, how old it is, and how far to trust it.')

/** Since when something is closed, until when at least, and why: written by whoever closes it. */
export const closingSchema = z.strictObject({
  since: z.iso.date().describe('The day it was closed.'),
  until: z.iso
    .date()
    .optional()
    .describe('The day on which somebody looks whether it is open again. It never opens by itself.'),
  was: z.enum(['current', 'unconfirmed']).optional().describe('The status it had before, for whoever opens it again.'),
  reason: words.optional().describe('Why, in a few words that everybody may read.'),
})

const kindNote = 'phone, text, webchat, web, email, form, in-person, or local (how to find it where you work).'
const valueNote = 'The number, web address or email address; for in-person and local, words.'

const contactBase = {
  label: words.optional().describe('What the button or line says.'),
  hours: openingHours.optional().describe('Only where this way has other hours than the service.'),
  note: words.optional().describe('What to know before using it: "Ask to speak to a doctor."'),
  where: options(facets.location)
    .optional()
    .describe('Where it works from, if not everywhere that the service serves.'),
  status: z
    .enum(['current', 'unconfirmed', 'closed'])
    .optional()
    .describe('Only where this way is less, or more, certain than the service. A closed way is not shown.'),
  closed: closingSchema.optional().describe('Since when this way is closed. It counts only with status: closed.'),
  evidence: evidenceSchema.optional().describe('Only where this way has a source of its own.'),
}

/** One way to reach a service. Without `where` it works wherever the service serves; without `status` or `hours` it has the service's. */
export const contactSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('phone').describe(kindNote),
      value: callableNumber.describe(valueNote),
      ...contactBase,
    }),
    z.strictObject({
      kind: z.literal('text').describe(kindNote),
      value: textableNumber.describe(valueNote),
      ...contactBase,
    }),
    z.strictObject({
      kind: z.literal('email').describe(kindNote),
      value: z.email().describe(valueNote),
      ...contactBase,
    }),
    z.strictObject({
      kind: z.enum(['webchat', 'web', 'form']).describe(kindNote),
      value: httpsAddress.describe(valueNote),
      ...contactBase,
    }),
    z.strictObject({
      kind: z.enum(['in-person', 'local']).describe(kindNote),
      value: words.describe(valueNote),
      ...contactBase,
    }),
  ])
  .describe('One way to reach the service. A number stands in quotes, spaced as people say it.')

import { z } from 'zod'
import { facets } from '../facets.ts'
import { callableNumber, phoneNumber, textableNumber } from './phoneNumber.ts'
import { openingHours } from './openingHours.ts'

const sentence = z.string().min(1)
const isoDate = z.iso.date()
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by hyphens, beginning with a letter')
const issue = z.enum(facets.issues).exclude(['not-sure'])
const status = z.enum(['current', 'unconfirmed'])

/** Where a fact comes from: an address or a document, its date ("2024-06-28", "2024-05", "2020" or words such as "about 2015") and its grade. */
const evidence = z.strictObject({
  source: sentence,
  date: z
    .string()
    .regex(
      /^(\d{4}(-\d\d(-\d\d)?)?|undated|about .+)$/,
      'a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."',
    ),
  grade: z.enum(['A', 'B', 'C', 'N']),
})

const https = z.url({ protocol: /^https$/, error: 'a web address begins with https://' })

const contactBase = {
  label: sentence.optional(),
  hours: openingHours.optional(),
  note: sentence.optional(),
  where: z.array(z.enum(facets.location)).min(1).optional(),
  status: status.optional(),
  evidence: evidence.optional(),
}

/** One way to reach a service. Without `where` it works wherever the service serves; without `status` or `hours` it has the service's. */
const contact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone'), value: callableNumber, ...contactBase }),
  z.strictObject({ kind: z.literal('text'), value: textableNumber, ...contactBase }),
  z.strictObject({ kind: z.literal('email'), value: z.email(), ...contactBase }),
  z.strictObject({ kind: z.enum(['webchat', 'web', 'form']), value: https, ...contactBase }),
  z.strictObject({ kind: z.enum(['in-person', 'local']), value: sentence, ...contactBase }),
])

/** Whom a service serves: the options, `anyone` (it says so), `not-stated` (it says nothing), or some for sure and some perhaps. */
function rule<const T extends readonly [string, ...string[]]>(options: T) {
  const some = z.array(z.enum(options)).min(1)
  return z.union([z.enum(['anyone', 'not-stated']), some, z.strictObject({ serves: some, maybe: some })])
}

/** One service: what it is, whom it serves, how to reach it, what it promises and where each fact comes from. */
export const serviceSchema = z.strictObject({
  id,
  name: sentence,
  alsoKnownAs: z.array(sentence).default([]),
  provider: sentence,
  runBy: z.enum(['external', 'employer', 'trainer']),
  answeredBy: z.enum(['doctor', 'counsellor', 'trained-volunteer', 'adviser', 'staff', 'nobody']),
  whoAnswers: sentence,
  summary: sentence,
  helpsWith: z.union([z.literal('anything'), z.array(issue).min(1)]),
  bestFor: z.array(issue).default([]),
  forWhom: z.strictObject({
    rule: sentence,
    location: rule(facets.location),
    training: rule(facets.training),
    urgency: rule(facets.urgency),
    specialty: rule(facets.specialty),
    trainingRegion: rule(facets.trainingRegion),
  }),
  onlyIf: z
    .array(z.union([sentence, z.strictObject({ text: sentence, for: z.array(z.enum(facets.training)).min(1) })]))
    .default([]),
  notFor: z.array(sentence).default([]),
  contacts: z.array(contact).default([]),
  hours: openingHours.default('unknown'),
  immediate: z.boolean(),
  cost: sentence.optional(),
  selfReferral: z.enum(['yes', 'no', 'unknown']),
  confidentiality: z.strictObject({ promise: sentence, limits: sentence }).optional(),
  asksFor: z.array(z.strictObject({ what: sentence, why: sentence.optional() })).default([]),
  firstWords: sentence.optional(),
  whatHappensNext: sentence.optional(),
  barriers: z.array(z.strictObject({ question: sentence, answer: sentence, evidence })).default([]),
  offers: z.array(z.strictObject({ name: sentence, summary: sentence.optional() })).default([]),
  status: z.enum(['current', 'unconfirmed', 'superseded', 'closed']),
  supersededBy: id.optional(),
  alert: sentence.optional(),
  formerly: z
    .strictObject({ names: z.array(sentence).default([]), numbers: z.array(phoneNumber).default([]) })
    .optional(),
  evidence: z.array(evidence).min(1),
  checked: z.strictObject({ on: isoDate, how: sentence, role: sentence }).optional(),
  recheckBy: isoDate,
})

/** A service as the catalog holds it. */
export type Service = z.infer<typeof serviceSchema>

/** One way to reach a service. */
export type Contact = Service['contacts'][number]

/** Where a fact comes from. */
export type Evidence = z.infer<typeof evidence>

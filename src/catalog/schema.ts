import { z } from 'zod'
import { words } from '../content/words.ts'
import { facets } from '../facets.ts'
import { closingSchema, contactSchema, evidenceSchema } from './contactSchema.ts'
import { openingHours } from './openingHours.ts'
import { callableNumber, phoneNumber } from './phoneNumber.ts'
import { options, refuseTwice, rule } from './rule.ts'

const isoDate = z.iso.date()

/** The id of a service: the name of its file. */
export const serviceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by hyphens, beginning with a letter')
const issues = z.enum(facets.issues).exclude(['not-sure']).options
const names = z.array(words).superRefine(refuseTwice)

const forWhom = z.strictObject({
  rule: words.describe('The rule in one or two sentences, as people read it.'),
  location: rule(facets.location).describe('Where people work or train.'),
  training: rule(facets.training).describe('Their training status or role.'),
  urgency: rule(facets.urgency).describe('How soon they need help.'),
  specialty: rule(facets.specialty).describe('Their specialty.'),
  trainingRegion: rule(facets.trainingRegion).describe('Their training region in England.'),
})

/** One service: what it is, whom it serves, how to reach it, what it promises and where each fact comes from. */
export const serviceSchema = z.strictObject({
  id: serviceId.describe('Its short name, which is also the name of the file. It never changes.'),
  name: words.describe('Its name as it writes it.'),
  alsoKnownAs: names.default([]).describe('Other names and short forms that people type.'),
  provider: words.describe('The organisation that runs it.'),
  runBy: z
    .enum(['external', 'employer', 'trainer'])
    .describe('Who runs it, seen from the doctor. Services of the employer or trainer come last.'),
  answeredBy: z
    .enum(['doctor', 'counsellor', 'trained-volunteer', 'adviser', 'staff', 'unknown', 'nobody'])
    .describe('Who answers; unknown means that it does not say, nobody means information only.'),
  whoAnswers: words.describe('The same in words, or that we do not know.'),
  summary: words.describe('What it is, in one sentence.'),
  helpsWith: z.union([z.literal('anything'), options(issues)]).describe('What it helps with: a list, or anything.'),
  bestFor: z
    .array(z.enum(issues))
    .superRefine(refuseTwice)
    .default([])
    .describe('Which of these it calls its main work. It comes first for them.'),
  forWhom: forWhom.describe(
    'Whom it serves. Each line is a list, anyone (it says so), or not-stated (it does not say). serves and maybe part the sure from the possible.',
  ),
  onlyIf: z
    .array(
      z.union([
        words,
        z.strictObject({
          text: words.describe('The condition, where it concerns only some.'),
          for: options(facets.training).describe('The roles it concerns.'),
        }),
      ]),
    )
    .default([])
    .describe('Conditions that we never ask about, shown at the top of the card; with for, only to these people.'),
  notFor: z.array(words).default([]).describe('What or whom it is not for.'),
  contacts: z.array(contactSchema).default([]).describe('The ways to reach it, best first.'),
  hours: openingHours.default('unknown').describe('When it answers: always, unknown, or weekly sessions.'),
  immediate: z.boolean().describe('true: somebody answers straight away. false: by arrangement.'),
  peerSupport: z
    .literal(true)
    .optional()
    .describe(
      'true: another doctor, at a time you arrange together. Never above a line that answers now when help is pressing.',
    ),
  cost: words.optional().describe('What it costs: Free, or who pays what.'),
  selfReferral: z.enum(['yes', 'no', 'unknown']).describe('Whether people can contact it themselves.'),
  confidentiality: z
    .strictObject({
      promise: words.describe('What it promises to keep to itself, in its own words.'),
      limits: words
        .min(20, 'say when it would tell somebody, and whom; if it names none: "They name no limits that we know of."')
        .describe('When it would tell somebody, and whom.'),
    })
    .optional()
    .describe('What it promises and the limits of that, always together.'),
  asksFor: z
    .array(
      z.strictObject({
        what: words.describe('What it asks for.'),
        why: words.optional().describe('The reason it gives.'),
      }),
    )
    .default([])
    .describe('What people will be asked.'),
  firstWords: words.optional().describe('Words to say or copy for a first contact.'),
  whatHappensNext: words.optional().describe('What happens after the first contact.'),
  barriers: z
    .array(
      z.strictObject({
        question: words.regex(/\?$/, 'a question ends with a question mark').describe('A question people fear to ask.'),
        answer: words.describe('The answer, as its source gives it.'),
        evidence: evidenceSchema.describe('The source of this answer.'),
      }),
    )
    .default([])
    .describe('Fears that keep people away, with sourced answers.'),
  offers: z
    .array(
      z.strictObject({
        name: words.describe('What this part is called.'),
        summary: words.optional().describe('What it is, in a few words.'),
        phone: callableNumber
          .optional()
          .describe(
            'A number in these words that is no way to reach the service, written again so that a slip is found.',
          ),
      }),
    )
    .default([])
    .describe('Named parts of the service.'),
  status: z
    .enum(['current', 'unconfirmed', 'superseded', 'closed'])
    .describe(
      'current, unconfirmed (shown with a warning), superseded (replaced) or closed. The last two are not shown.',
    ),
  closed: closingSchema
    .optional()
    .describe('Since when it is closed, and why. It counts only with status: closed, and may be left out there.'),
  supersededBy: serviceId.optional().describe('The id of the service that replaced it. Only with status: superseded.'),
  alert: words.optional().describe('A warning that everybody sees on the card.'),
  formerly: z
    .strictObject({
      names: names.default([]).describe('Old names.'),
      numbers: z.array(phoneNumber).superRefine(refuseTwice).default([]).describe('Old numbers.'),
    })
    .optional()
    .describe('Recognised when somebody types them, never shown.'),
  evidence: z.array(evidenceSchema).min(1).describe('Where the facts come from, best first.'),
  checked: z
    .strictObject({
      on: isoDate.describe('The day.'),
      how: words.describe('What they did: phoned it, opened the page.'),
      role: words
        .regex(/^(?!(dr|mr|mrs|ms|miss|mx|prof|professor)\b)/i, 'write their role, never their name')
        .describe('Their role, never their name.'),
    })
    .optional()
    .describe('That a person tried it. Leave it out until somebody has.'),
  recheckBy: isoDate.describe('The day by which somebody must look again.'),
})

/** A service as its file has it. */
export type ServiceRecord = z.infer<typeof serviceSchema>

/** A service as the catalog holds it: its contacts are those that are open. */
export type Service = ServiceRecord & {
  readonly closedContacts?: readonly Contact[]
  /** From the trust's own folder: it stands below what serves doctors everywhere. */
  readonly isLocal?: true
}

/** One way to reach a service. */
export type Contact = ServiceRecord['contacts'][number]

/** Since when something is closed, until when at least, and why. */
export type Closing = z.infer<typeof closingSchema>

/** Where a fact comes from. */
export type Evidence = z.infer<typeof evidenceSchema>

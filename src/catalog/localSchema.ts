import { z } from 'zod'
import { words } from '../content/words.ts'
import { serviceId, serviceSchema } from './schema.ts'

const { shape } = serviceSchema

/** A service that the trust adds: a record like any other, run by the trust unless it says who else runs it. */
export const addedSchema = serviceSchema.extend({
  runBy: shape.runBy
    .default('employer')
    .describe('Who runs it: employer (the trust) if left out. What the trust adds always stands below the rest.'),
})

/** The trust's details of a service that every trust has. Whom it serves and what it helps with stay as they are. */
export const fillInSchema = z.strictObject({
  fillsIn: serviceId.describe('The id of the service whose details these are.'),
  name: shape.name.optional(),
  alsoKnownAs: shape.alsoKnownAs.unwrap().optional(),
  provider: shape.provider.optional(),
  whoAnswers: shape.whoAnswers.optional(),
  summary: shape.summary.optional(),
  onlyIf: shape.onlyIf.unwrap().optional(),
  notFor: shape.notFor.unwrap().optional(),
  contacts: shape.contacts.unwrap().min(1).optional().describe('The ways to reach it here; they replace the others.'),
  hours: shape.hours.unwrap().optional(),
  immediate: shape.immediate.optional(),
  cost: shape.cost,
  selfReferral: shape.selfReferral.optional(),
  confidentiality: shape.confidentiality,
  asksFor: shape.asksFor.unwrap().optional(),
  firstWords: shape.firstWords,
  whatHappensNext: shape.whatHappensNext,
  barriers: shape.barriers.unwrap().optional(),
  alert: shape.alert,
  evidence: shape.evidence.describe('Where these details come from, best first.'),
  checked: shape.checked,
  recheckBy: shape.recheckBy,
})

/** A service for everybody that the trust does not show, and why. */
export const hideSchema = z.strictObject({
  hides: serviceId.describe('The id of the service that is not shown here.'),
  reason: words.describe('Why, in words that everybody reads at the foot of the list of services.'),
})

/** Any file of the trust's own folder: for the editors of these files. */
export const localSchema = z.union([addedSchema, fillInSchema, hideSchema])

export type FillIn = z.infer<typeof fillInSchema>
export type Hide = z.infer<typeof hideSchema>

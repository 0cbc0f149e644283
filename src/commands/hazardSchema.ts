import { z } from 'zod'
import { words } from '../content/words.ts'

const score = z.number().int('a whole number from 1 to 5').min(1).max(5)

/** The hazard log, as `deploy/assurance/hazard-log.yaml` has it. Each control names the test that proves it. */
export const hazardSchema = z.strictObject({
  hazards: z
    .array(
      z.strictObject({
        id: z.string().regex(/^H\d\d$/, 'an id such as H07'),
        hazard: words,
        cause: words,
        effect: words,
        severity: score,
        likelihood: z.strictObject({ before: score, after: score }),
        controls: z
          .array(z.strictObject({ what: words, file: z.string().regex(/^test\/.*\.test\.ts$/), test: words }))
          .min(1, 'a hazard has a control, and each control a test'),
        /** What no test can show, and who must do it. */
        left: words.optional(),
      }),
    )
    .min(1),
})

export type Hazard = z.infer<typeof hazardSchema>['hazards'][number]

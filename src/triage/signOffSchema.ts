import { z } from 'zod'
import { hashOfFiles } from '../content/fileHashes.ts'
import { words } from '../content/words.ts'

/** That a role has approved the wording: which, when, and what every file held then. `npm run sign-off` writes it. */
export const signOffSchema = z
  .strictObject({
    role: words
      .max(80, 'at most 80 characters')
      .regex(/^(?!(dr|mr|mrs|ms|miss|mx|prof|professor)\b)/i, 'write their role, never their name')
      .describe('The role of whoever approved it, never a name.'),
    date: z.iso.date().describe('The day on which they did.'),
    content: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'a hash of 64 characters, which npm run sign-off writes')
      .describe('The hash of all the files below.'),
    files: z
      .record(z.string(), z.string().regex(/^[0-9a-f]{16}$/, 'a hash of 16 characters, which npm run sign-off writes'))
      .describe('What each file held.'),
  })
  .superRefine(({ content, files }, context) => {
    if (hashOfFiles(files) !== content)
      context.addIssue({
        code: 'custom',
        path: ['content'],
        message: 'this hash does not fit the files below: have it written again by npm run sign-off',
      })
  })

export type SignOff = z.infer<typeof signOffSchema>

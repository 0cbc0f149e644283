import { z } from 'zod'

const text = z.string().min(1)

/** Pleas for help in other languages, and one line to answer each: `flows/languages.yaml`. */
export const languagesSchema = z.strictObject({
  category: text,
  languages: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]{2,3}$/, 'an id is the short code of the language, such as cy'),
      name: text,
      line: text.regex(/\{emergency\}.*\{samaritans\}|\{samaritans\}.*\{emergency\}/, {
        error: 'the line must hold {emergency} and {samaritans}',
      }),
      danger: z.array(text).min(1),
      help: z.array(text),
    }),
  ),
})

export type Languages = z.infer<typeof languagesSchema>

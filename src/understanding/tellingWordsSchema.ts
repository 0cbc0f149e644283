import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words with hyphens')
const text = z.string().min(1)
/** One word or two, as they are after short forms are written out. */
const words = z.array(z.string().regex(/^\S+( \S+)?$/, 'one word, or two with a space between them')).min(1)

/** Telling words: `flows/telling-words.yaml`. */
export const tellingWordsSchema = z.strictObject({
  /** Words that tell of danger; a group may name the category of red flags that it speaks for. */
  danger: z.array(z.strictObject({ id, tells: text, category: id.optional(), words })),
  /** Words that tell of something else. */
  otherwise: z.array(z.strictObject({ id, tells: text, words })),
})

export type TellingWords = z.infer<typeof tellingWordsSchema>

import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words with hyphens')
const text = z.string().min(1)
const examples = z.array(text).min(1)
/** One word or two, as they are after short forms are written out. */
const words = z.array(z.string().regex(/^\S+( \S+)?$/, 'one word, or two with a space between them')).min(1)

/** Telling words: `flows/telling-words.yaml`. */
export const tellingWordsSchema = z.strictObject({
  /** Words that tell of danger; a group that names the category of red flags it speaks for has examples that must raise it. */
  danger: z.array(
    z
      .strictObject({ id, tells: text, category: id.optional(), raises: examples.optional(), quiet: examples, words })
      .refine(({ category, raises }) => (category === undefined) === (raises === undefined), {
        error: 'a group with a category needs examples in raises, and only such a group',
      }),
  ),
  /** Words that tell of something else, and how far from a sign they still count against it: in its part of the sentence, or in all of it. */
  otherwise: z.array(
    z.strictObject({ id, tells: text, reach: z.enum(['clause', 'sentence']), quiet: examples, words }),
  ),
})

export type TellingWords = z.infer<typeof tellingWordsSchema>

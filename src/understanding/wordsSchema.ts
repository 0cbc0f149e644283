import { z } from 'zod'

const text = z.string().min(1)
const patterns = z.array(text).min(1)

/** Words that every rule may use: `flows/words.yaml`. */
export const wordsSchema = z.strictObject({
  short: z.record(text, text),
  fillers: z.array(text),
  clauseStarters: z.array(text),
  classes: z.record(text, patterns),
})

export type Words = z.infer<typeof wordsSchema>

/** Ordinary English words, so that none is taken for a misspelling: `flows/words-english.yaml`. */
export const englishSchema = z.strictObject({ words: text })

import { z } from 'zod'
import { words } from '../content/words.ts'
import { mayHold, phrase } from './phraseSchema.ts'

const label = words.max(80, 'a label has at most 80 characters, so that it fits a button')
const helpLines = words.superRefine((sentence, context) => {
  for (const number of ['999', '116 123', '85258'].filter((each) => !sentence.includes(each))) {
    context.addIssue(`${number} is missing: whoever reads this gets nothing else`)
  }
})
const typed = z.array(words).min(1)

/** The words that Microsoft Teams alone shows: `flows/teams.yaml`. */
export const teamsWordsSchema = z.strictObject({
  title: words,
  summary: words.describe('What a notification says. It names nothing.'),
  fallback: words,
  serviceHeading: words,
  notice: z.strictObject({ employer: mayHold('trust'), plainText: words }),
  webVersion: z.strictObject({ text: words, link: label, code: words, picture: words }),
  tapDoNotType: words,
  afterWords: words,
  movedDown: words,
  asPlainText: words,
  morePages: words,
  urgentLevel: words,
  buttons: z.strictObject({ clear: label, plainText: label, showMore: label }),
  choose: z.strictObject({ label: words, none: words }),
  cleared: words,
  privacy: z.array(words).min(1),
  help: z.array(words).min(1),
  plain: z.strictObject({ asks: words, back: words, cleared: words }),
  typed: z.strictObject({ 'plain-text': typed, cards: typed, 'about-oneself': typed }),
  notEverything: words,
  knownService: words,
  notUnderstood: words,
  group: helpLines,
  groupWeb: phrase('address'),
  elsewhere: helpLines,
  tooMuch: helpLines,
  app: z.strictObject({
    name: words.max(30, 'Teams takes at most 30 characters'),
    fullName: words.max(100, 'Teams takes at most 100 characters'),
    shortDescription: words.max(80, 'Teams takes at most 80 characters'),
    description: helpLines,
    commands: z
      .array(z.strictObject({ title: words.max(128, 'Teams takes at most 128 characters'), description: words }))
      .min(1)
      .max(12),
  }),
})

export type TeamsWords = z.infer<typeof teamsWordsSchema>

import { z } from 'zod'
import { phrase } from './phraseSchema.ts'

/** Commands; `skip` answers the question that was asked. */
const typedNames = [
  'urgent-help',
  'carry-on',
  'back',
  'change-answer',
  'start-again',
  'show-results',
  'show-more',
  'something-else',
  'more-than-one',
  'someone-else',
  'without-phoning',
  'with-phoning',
  'somewhere-else',
  'privacy',
  'help',
  'who-made-this',
  'something-is-wrong',
  'clear',
  'skip',
] as const

const typedWords = z.array(phrase()).min(1)

/** What people may type for each command: a word means one command only, whatever its capitals. */
export const typedSchema = z
  .strictObject(
    Object.fromEntries(typedNames.map((name) => [name, typedWords])) as Record<
      (typeof typedNames)[number],
      typeof typedWords
    >,
  )
  .superRefine((commands, context) => {
    const meanings = new Map<string, string>()
    for (const name of typedNames) {
      commands[name].forEach((each, index) => {
        const other = meanings.get(each.toLowerCase())
        if (other === undefined) meanings.set(each.toLowerCase(), name)
        else context.addIssue({ code: 'custom', path: [name, index], message: `"${each}" stands at ${other} already` })
      })
    }
  })

import { isForSomeoneElse, type Answers, type Facet } from '../facets.ts'
import type { Command } from './answersSchema.ts'
import { findAnswers } from './findAnswers.ts'
import { findChoice } from './findChoice.ts'
import { findCommand } from './findCommand.ts'
import { findRedFlags } from './findRedFlags.ts'
import { readText, type Reading } from './readText.ts'
import type { Understanding } from './Understanding.ts'

/** Words somebody typed: what was asked, and the options in the order shown, for replies like "the third". */
export type Typed = {
  readonly text: string
  readonly asked: Facet | 'any'
  readonly options?: readonly string[] | undefined
}

/** What the words mean. `because` names the rules that fired and holds no words; `language` is that of a plea in another language. */
export type Understood = {
  readonly redFlag: { readonly category: string; readonly rule: string } | undefined
  readonly command: Command | undefined
  readonly answers: Answers
  readonly language: string | undefined
  readonly because: readonly string[]
  readonly steps: number
}

/** Understands typed words by fixed rules: a red flag, a command, answers. Pure; any text is taken. */
export function understand(understanding: Understanding, { text, asked, options }: Typed): Understood {
  const reading = readText(understanding, text)
  const flags = findRedFlags(understanding, reading)
  const [flag] = flags
  const isEmergency = flags.some(({ urgency }) => urgency === 'emergency')
  const language = languageOf(reading)
  const choice = findChoice(understanding, { text, asked, options })
  const command = commandOf(understanding, reading, asked, choice)
  const found = answersOf(understanding, reading, asked, choice, command)
  const answers = flag !== undefined && doneByOthers.has(flag.category) ? withoutOther(found.answers) : found.answers
  const urgency = flag === undefined ? {} : { urgency: isEmergency ? 'emergency' : 'urgent' }
  return {
    redFlag: flag === undefined ? undefined : { category: flag.category, rule: flag.rule },
    command,
    answers: { ...answers, ...urgency } as Answers,
    language,
    because: [
      ...(flag === undefined ? [] : [`red-flag/${flag.category}/${flag.rule}`]),
      ...(flag?.groups ?? []).map((group) => `telling-words/${group}`),
      ...(command === undefined ? [] : [`command/${command}`]),
      ...(language === undefined ? [] : [`language/${language}`]),
      ...found.because,
    ],
    steps: reading.steps,
  }
}

/** Dangers that come from somebody: the husband or colleague in the words is then who did it, and not whom help is sought for. */
const doneByOthers = new Set(['violence-at-home', 'sexual-assault', 'danger'])

function withoutOther(answers: Answers): Answers {
  const { training: _, ...others } = answers
  return isForSomeoneElse(answers) ? others : answers
}

/** A choice is no command, except to skip; and where the urgency was asked, "emergency" is an answer. */
function commandOf(
  understanding: Understanding,
  reading: Reading,
  asked: Typed['asked'],
  choice: ReturnType<typeof findChoice>,
): Command | undefined {
  if (choice !== undefined) return choice === 'skip' ? 'skip' : undefined
  const command = findCommand(understanding, reading)
  const isAnswer = reading.findings.some(({ meaning }) => meaning.kind === 'answer' && meaning.option === 'emergency')
  return asked === 'urgency' && command === 'urgent-help' && isAnswer ? undefined : command
}

function answersOf(
  understanding: Understanding,
  reading: Reading,
  asked: Facet | 'any',
  choice: ReturnType<typeof findChoice>,
  command: Command | undefined,
): { answers: Answers; because: readonly string[] } {
  if (choice !== undefined && choice !== 'skip') {
    const value = choice.facet === 'issues' ? choice.options : choice.options[0]
    return { answers: { [choice.facet]: value }, because: [`choice/${choice.facet}`] }
  }
  if (command !== undefined) return { answers: {}, because: [] }
  return findAnswers(understanding, reading, asked)
}

function languageOf({ findings }: Reading): string | undefined {
  for (const { meaning } of findings) if (meaning.kind === 'language') return meaning.language
  return undefined
}

import { facetNames, type Answers, type Facet } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import { fill } from '../triage/fill.ts'
import { move, type MachineEvent, type Position } from '../triage/machine.ts'
import type { Question } from '../triage/View.ts'
import { emergencyText, whereNow } from '../triage/views/emergencyBlock.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import { understand, type Understood } from '../understanding/understand.ts'
import { applyTap } from './applyTap.ts'
import { leadsFor } from './leadsFor.ts'
import { namedTap } from './namedTap.ts'
import type { Outcome } from './Outcome.ts'
import { sayWhatReplaced } from './sayWhatReplaced.ts'

/** Longer texts are not read: a few words are enough for an answer. */
const longestText = 20_000

/** Applies typed words: the words of a button, else a red flag before all, then a command, then answers. `misses`: times in a row that words were not understood. */
export function applyText(
  content: Content,
  position: Position,
  text: string,
  { now, misses }: { now: Date; misses: number },
): Outcome {
  const { notices } = content.phrases
  if (text.length > longestText) return { position, notices: [notices.tooLong], understood: false }
  const view = viewOf(content, position, now, [])
  const tap = namedTap(view, content.phrases.typed, text)
  if (tap !== undefined) return applyTap(content, position, tap)
  const asked = view.question
  const options = asked?.choices.map(({ label }) => label)
  const understood = understand(content.understanding, { text, asked: asked?.id ?? 'any', options })
  return applyUnderstood(content, position, text, understood, { asked, misses })
}

/** What a cry for help says of its writer in passing; what it is about may be more than it says. */
const plainFacts: readonly Facet[] = ['location', 'training']

function applyUnderstood(
  content: Content,
  position: Position,
  text: string,
  understood: Understood,
  { asked, misses }: { asked: Question | undefined; misses: number },
): Outcome {
  const { redFlag, command, answers } = understood
  const { notUnderstood, notUnderstoodAgain } = content.phrases.notices
  const replaced = sayWhatReplaced(content, position, text)
  const inLanguage = inTheirLanguage(content, position, understood)
  // A service's name may hold a place or an issue ("Professional Support Unit, Wales"): it answers nothing.
  const answered = replaced.length > 0 ? position : withAnswers(position, answers)
  if (redFlag !== undefined) {
    // "Carry on" returns to the question where the words were typed, unless they have answered it with a plain fact.
    const isAnswered = plainFacts.some((facet) => asked?.id === facet && answers[facet] !== undefined)
    const place = isAnswered ? answered.place : position.place
    const emergency = move({ ...answered, place }, { type: 'urgent-help' })
    return {
      position: emergency,
      notices: inLanguage,
      leads: leadsFor(content, emergency, redFlag.category),
      after: replaced,
      understood: true,
    }
  }
  if (command !== undefined) {
    const outcome = applyCommand(content, position, command, asked)
    if (outcome !== undefined) return outcome
  }
  const said = [...inLanguage, ...replaced]
  if (answered !== position || said.length > 0) return { position: answered, notices: said, understood: true }
  return { position, notices: [misses === 0 ? notUnderstood : notUnderstoodAgain], understood: false }
}

/** Every answer the words gave. */
function withAnswers(position: Position, answers: Answers): Position {
  return facetNames.reduce((before, facet) => {
    const answer = answers[facet]
    return answer === undefined ? before : move(before, answerEvent(facet, answer))
  }, position)
}

function answerEvent(facet: Facet, answer: NonNullable<Answers[Facet]>): MachineEvent {
  return typeof answer === 'string' ? { type: `answer.${facet}.${answer}` } : { type: 'answer-several', issues: answer }
}

function applyCommand(
  content: Content,
  position: Position,
  command: NonNullable<Understood['command']>,
  asked: Question | undefined,
): Outcome | undefined {
  switch (command) {
    case 'skip':
      return (
        asked && { position: move(position, { type: `answer.${asked.id}.skipped` }), notices: [], understood: true }
      )
    case 'are-you-a-person':
      return { position, notices: [content.phrases.notices.notAPerson], understood: true }
    case 'stop':
      return { position: move(position, { type: 'clear' }), notices: [], understood: true }
    default:
      return { position: move(position, { type: command }), notices: [], understood: true }
  }
}

/** To words in another language: one line in it, with the emergency numbers of where the person is. */
function inTheirLanguage(content: Content, position: Position, { language }: Understood): readonly string[] {
  const line = language === undefined ? undefined : content.understanding.languageLines.get(language)
  return line === undefined ? [] : [fill(line, emergencyText(content, whereNow(position)).numbers)]
}

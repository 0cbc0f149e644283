import { isForSomeoneElse, mainFacets, type Facet } from '../../facets.ts'
import type { Content } from '../content.ts'
import type { FlowQuestion } from '../flowSchema.ts'
import type { Button, Question } from '../View.ts'
import { commandButton } from './buttons.ts'
import type { AskingPlace, Standing } from './standing.ts'
import type { Body } from './viewOf.ts'

/** A question, with a way to skip it, to go back, and to see what there is without answering. */
export function viewQuestion(content: Content, place: AskingPlace, standing: Standing): Body {
  const { hasMainAnswers, resultsShown } = standing
  const facet = place === 'issues-something-else' || place === 'issues-several' ? 'issues' : place
  const question = questionOf(content, facet)
  const asked = chosenForm(content, question, standing)
  const isGreeting = place === mainFacets[0] && !hasMainAnswers && !resultsShown
  return {
    heading: isGreeting ? content.phrases.greeting.heading : asked.label,
    paragraphs: isGreeting ? greeting(content) : [],
    question: asked,
    actions: [
      ...(isGreeting ? [commandButton(content, 'someone-else')] : []),
      ...(resultsShown ? [] : [commandButton(content, 'show-results')]),
      ...(asked.multiple ? [skip(content, facet)] : []),
    ],
  }
}

/** Who is asking, when it is because of somebody else: two of the answers about training status. */
export function viewSomeoneElse(content: Content): Body {
  const question = questionOf(content, 'training')
  const { label, hint } = question.forSomeoneElse ?? question
  const choices = question.options
    .filter(({ id }) => isForSomeoneElse({ training: id as never }))
    .map((option) => choice('training', option))
  return {
    heading: label,
    question: { id: 'training', label, hint, choices },
    actions: [commandButton(content, 'show-results')],
  }
}

function questionOf({ flow }: Content, facet: Facet): FlowQuestion {
  const question = flow.questions.find(({ id }) => id === facet)
  // The schema makes sure of a question for each facet.
  if (question === undefined) throw new Error(`no question ${facet}`)
  return question
}

function greeting({ phrases, trust }: Content) {
  return phrases.greeting.paragraphs.map((text) => ({ text: text.replaceAll('{trust}', trust) }))
}

/** The issues question has three forms: the main five, the others, and all of them to tick. */
function chosenForm(content: Content, question: FlowQuestion, standing: Standing): Question {
  const { place } = standing
  const { id, several, somethingElse, options } = question
  const { label, hint } =
    (standing.isForSomeoneElse && id === 'location' ? question.forSomeoneElse : undefined) ?? question
  const choices = options.map((option) => choice(id, option))
  const isUnder = (index: number) => options[index]?.underSomethingElse === true
  if (place === 'issues-several' && several) {
    return { id, label: several.label, hint, multiple: { submit: several.submit }, choices }
  }
  if (place === 'issues-something-else' && somethingElse) {
    return {
      id,
      label: somethingElse.label,
      hint,
      choices: [...choices.filter((_, index) => isUnder(index)), skip(content, id)],
    }
  }
  return {
    id,
    label,
    hint,
    choices: [
      ...choices.filter((_, index) => !isUnder(index)),
      ...(somethingElse ? [opener('something-else', somethingElse.choose)] : []),
      ...(several ? [opener('more-than-one', several.choose)] : []),
      skip(content, id),
    ],
  }
}

function choice(
  question: Facet,
  { id, label, hint }: { id: string; label: string; hint?: string | undefined },
): Button {
  return { id, label, ...(hint === undefined ? {} : { hint }), tap: { kind: 'answer', question, options: [id] } }
}

function skip({ phrases }: Content, question: Facet): Button {
  return choice(question, { id: 'skipped', label: phrases.buttons.skip })
}

function opener(command: 'something-else' | 'more-than-one', label: string): Button {
  return { id: command, label, tap: { kind: 'command', command } }
}

import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { Button, Question, View } from '../../triage/View.ts'
import { actionSet, button, heading, text, viewButton, type Element } from './elements.ts'
import { markdown } from './markdown.ts'

/** A question: a button for each answer, or a list to tick with one button that sends it. Nothing is marked as chosen before. */
export function renderQuestion(question: Question, view: View, words: TeamsWords): readonly Element[] {
  const { label, hint, multiple, choices } = question
  return [
    ...(label === view.heading ? [] : [heading(markdown(label), 'Medium')]),
    text(markdown(hint)),
    ...(multiple
      ? renderTicks(question, multiple.submit, view, words)
      : choices.flatMap((each) => renderChoice(each, view))),
  ]
}

function renderChoice(choice: Button, view: View): readonly Element[] {
  const set = actionSet([viewButton(choice, view)])
  return choice.hint === undefined ? [set] : [set, text(markdown(choice.hint), { spacing: 'None', size: 'Small' })]
}

function renderTicks(question: Question, submit: string, view: View, words: TeamsWords): readonly Element[] {
  return [
    {
      type: 'Input.ChoiceSet',
      // The id of no key in a button's data: a client would write one over the other.
      id: 'chosen',
      isMultiSelect: true,
      style: 'expanded',
      wrap: true,
      label: words.choose.label,
      choices: question.choices.map(({ id, label }) => ({ title: label, value: id })),
    },
    actionSet([button(submit, { kind: 'answer', question: question.id, options: [] }, view)]),
  ]
}

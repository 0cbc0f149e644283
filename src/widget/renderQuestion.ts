import type { Question } from '../triage/View.ts'
import { element } from './element.ts'
import { renderButton } from './renderButton.ts'
import { renderTicks } from './renderTicks.ts'
import type { Handlers } from './renderView.ts'
import { words } from './words.ts'

/** A question: each choice is a button that answers it, or, where several may be chosen, a box to tick. */
export function renderQuestion(question: Question, viewHeading: string, handlers: Handlers): HTMLElement {
  const isSaid = question.label === viewHeading
  const name = isSaid ? 'heading' : 'question'
  const parts = [
    ...(isSaid ? [] : [element('h3', { id: name }, question.label)]),
    ...(question.hint === '' ? [] : [element('p', { class: 'hint', id: 'question-hint' }, question.hint)]),
  ]
  if (question.multiple !== undefined) {
    return renderTicks({ question, submit: question.multiple.submit, labelledBy: name, parts, handlers })
  }
  const choices = question.choices.map((button) => element('li', {}, renderButton(button, 'choice', handlers.onButton)))
  return element(
    'div',
    {
      class: 'question',
      role: 'group',
      'aria-labelledby': name,
      'aria-describedby': question.hint === '' ? undefined : 'question-hint',
    },
    ...parts,
    element('ul', { class: 'choices', role: 'list', 'aria-label': words.view.choices }, ...choices),
  )
}

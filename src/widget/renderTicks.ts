import type { Button, Question } from '../triage/View.ts'
import { element } from './element.ts'
import { renderButton } from './renderButton.ts'
import type { Handlers } from './renderView.ts'
import { words } from './words.ts'

type Tickable = Button & { readonly tap: Extract<Button['tap'], { kind: 'answer' }> }

/** A question of which several answers are ticked and sent together. "Not sure" and the others take each other's place. */
export function renderTicks(options: {
  readonly question: Question
  readonly submit: string
  readonly labelledBy: string
  readonly parts: readonly HTMLElement[]
  readonly handlers: Handlers
}): HTMLElement {
  const { question, handlers } = options
  const tickable = question.choices.filter(isTickable)
  const others = question.choices.filter((choice) => !isTickable(choice))
  const boxes = tickable.map((choice) =>
    element('input', { type: 'checkbox', id: `tick-${choice.id}`, value: choice.id }),
  )
  const isExclusive = (box: HTMLInputElement) => box.value === 'not-sure'
  const problem = element('p', { class: 'problem', id: 'tick-problem', role: 'alert' })

  const form = element(
    'form',
    { class: 'question', novalidate: true },
    element(
      'fieldset',
      { 'aria-labelledby': options.labelledBy, 'aria-describedby': 'tick-problem' },
      ...options.parts,
      problem,
      ...tickable.map((choice, index) => renderTick(choice, boxes[index])),
    ),
    element('button', { type: 'submit', class: 'submit' }, options.submit),
    ...others.map((choice) => renderButton(choice, 'choice', handlers.onButton)),
  )
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.checked) return
    for (const box of boxes) if (isExclusive(box) !== isExclusive(target)) box.checked = false
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const ticked = tickable.filter((_, index) => boxes[index]?.checked === true)
    problem.textContent = ticked.length === 0 ? words.view.tickOne : ''
    if (ticked.length === 0) boxes[0]?.focus()
    else
      handlers.onTap('submit', {
        kind: 'answer',
        question: question.id,
        options: ticked.flatMap(({ tap }) => tap.options),
      })
  })
  return form
}

/** A choice that leads elsewhere, or skips the question, stays a button. */
function isTickable(choice: Button): choice is Tickable {
  return choice.tap.kind === 'answer' && !choice.tap.options.includes('skipped')
}

function renderTick(choice: Button, box: HTMLInputElement | undefined): HTMLElement {
  const hint = choice.hint === undefined ? undefined : element('span', { class: 'hint' }, choice.hint)
  return element('label', { class: 'tick' }, box, element('span', {}, choice.label, hint))
}

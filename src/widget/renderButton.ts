import type { Button } from '../triage/View.ts'
import { element } from './element.ts'

/** A button of a view. */
export function renderButton(
  button: Button,
  style: 'choice' | 'action' | 'more',
  onButton: (button: Button) => void,
): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: style, 'data-id': button.id },
    element('span', {}, button.label),
    button.hint === undefined ? undefined : element('span', { class: 'hint' }, button.hint),
  )
  made.addEventListener('click', () => onButton(button))
  return made
}

import type { Button } from '../triage/View.ts'
import { element } from './element.ts'

type ButtonStyle = 'choice' | 'action' | 'more' | 'link' | 'back'

/** The ways that are open from everywhere. */
const standing: ReadonlySet<string> = new Set([
  'change-answer',
  'start-again',
  'privacy',
  'help',
  'who-made-this',
  'something-is-wrong',
  'clear',
])

/** A button of a view. */
export function renderButton(button: Button, style: ButtonStyle, onButton: (button: Button) => void): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: style, 'data-id': button.id },
    element('span', {}, button.label),
    button.hint === undefined ? undefined : element('span', { class: 'hint' }, button.hint),
  )
  made.addEventListener('click', () => onButton(button))
  return made
}

/** How a button below a view looks: as an answer where it says something about the person, as a link where it is always there. */
export function styleOf({ id, tap }: Button): ButtonStyle {
  if (tap.kind === 'command' && tap.about !== undefined) return 'choice'
  return standing.has(id) ? 'link' : 'action'
}

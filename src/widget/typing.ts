import { element } from './element.ts'
import { words } from './words.ts'

/** A few words are enough for an answer; the server refuses much more than this. */
const longestText = 500

/** The box for typed words, under every view. The browser is told to keep and check nothing of them. */
export function createTyping(onTyped: (text: string) => void): HTMLElement {
  const box = element('input', {
    id: 'typed',
    type: 'text',
    maxlength: String(longestText),
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    'aria-describedby': 'typed-hint',
  })
  const form = element(
    'form',
    { class: 'typing', novalidate: true, hidden: true },
    element('label', { for: 'typed' }, words.typing.label),
    element('p', { id: 'typed-hint', class: 'hint' }, words.typing.hint),
    element('div', { class: 'row' }, box, element('button', { type: 'submit', class: 'send' }, words.typing.send)),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = box.value.trim()
    box.value = ''
    if (text !== '') onTyped(text)
  })
  return form
}

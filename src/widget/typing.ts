import { element } from './element.ts'
import { words } from './words.ts'

/** The box for typed words, under every view. The browser is told to keep and check nothing of them, and cuts nothing: a red flag may be in the last word. */
export function createTyping(onTyped: (text: string) => void): {
  readonly form: HTMLElement
  /** Puts words back that could not be sent. */
  readonly giveBack: (text: string) => void
} {
  const box = element('input', {
    id: 'typed',
    type: 'text',
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
  return {
    form,
    giveBack(text) {
      if (box.value === '') box.value = text
    },
  }
}

import type { View } from '../triage/View.ts'
import { element } from './element.ts'
import { printOut, writeOut } from './takeAway.ts'
import { words } from './words.ts'

/** Ways to keep the services of a view: on paper, after a word about shared printers, or copied. */
export function renderSave(view: View): HTMLElement {
  const said = element('p', { class: 'said', role: 'status' })
  const print = button('action', words.save.print)
  const copy = button('action', words.save.copy)
  const printNow = button('submit', words.save.printNow)
  const doNotPrint = button('action', words.save.doNotPrint)
  const warning = element(
    'div',
    { class: 'warning', role: 'group', 'aria-label': words.save.print, hidden: true },
    element('p', { id: 'print-warning' }, words.save.printWarning),
    element('div', { class: 'row' }, printNow, doNotPrint),
  )
  const section = element(
    'section',
    { class: 'save', 'aria-labelledby': 'save' },
    element('h3', { id: 'save' }, words.save.heading),
    element('div', { class: 'row' }, print, copy),
    warning,
    said,
  )
  printNow.setAttribute('aria-describedby', 'print-warning')
  print.setAttribute('aria-expanded', 'false')
  print.addEventListener('click', () => showWarning(Boolean(warning.hidden)))
  printNow.addEventListener('click', () => printOut(view, section))
  doNotPrint.addEventListener('click', () => showWarning(false))
  copy.addEventListener('click', () => void copyOut())
  return section

  function showWarning(isShown: boolean): void {
    warning.hidden = !isShown
    print.setAttribute('aria-expanded', String(isShown))
    if (isShown) printNow.focus()
    else print.focus()
  }

  async function copyOut(): Promise<void> {
    const isCopied = await navigator.clipboard?.writeText(writeOut(view)).then(
      () => true,
      () => false,
    )
    said.textContent = isCopied ? words.save.copied : words.save.notCopied
  }
}

function button(style: 'action' | 'submit', label: string): HTMLButtonElement {
  return element('button', { type: 'button', class: style }, label)
}

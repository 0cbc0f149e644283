import type { EmergencyBlock } from '../triage/View.ts'
import { element, hiddenText } from './element.ts'
import { renderLine } from './renderLine.ts'

/** Emergency help as an NHS emergency care card; the level is said in words, for those who do not see its colour. */
export function renderEmergency({ level, heading, when, lines }: EmergencyBlock): HTMLElement {
  return element(
    'section',
    { class: 'emergency', 'aria-labelledby': 'emergency' },
    element('h3', { id: 'emergency' }, hiddenText(`${level} `), heading),
    element(
      'div',
      {},
      element('ul', { class: 'when' }, ...when.map((text) => element('li', {}, text))),
      ...lines.map((line) => element('p', {}, renderLine(line))),
    ),
  )
}

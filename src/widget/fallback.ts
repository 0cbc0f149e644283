import { element } from './element.ts'

/** Where the page shows what stands inside the element: the emergency numbers, or those that came with the script. */
export function createFallback(emergency: string): HTMLElement {
  return element('div', { class: 'fallback' }, element('slot', {}, element('p', {}, emergency)))
}

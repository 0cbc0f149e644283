import type { ServiceList } from '../triage/View.ts'
import { element } from './element.ts'
import { renderButton } from './renderButton.ts'
import { renderService } from './renderService.ts'
import type { Handlers } from './renderView.ts'

/** Services under their heading, and the questions that would change which of them fit. A heading that the view has said is not said again. */
export function renderList(
  { id, heading, cards, asks }: ServiceList,
  viewHeading: string,
  handlers: Handlers,
): HTMLElement {
  const isSaid = heading === viewHeading
  const name = isSaid ? 'heading' : `list-${id}`
  return element(
    'section',
    { class: 'services', 'aria-labelledby': name },
    ...(isSaid ? [] : [element('h3', { id: name }, heading)]),
    element(
      'ul',
      { class: 'cards', role: 'list' },
      ...cards.map((card) =>
        element('li', {}, renderService(card, { level: isSaid ? 'h3' : 'h4', viewHeading, handlers })),
      ),
    ),
    ...asks.map((button) => renderButton(button, 'more', handlers.onButton)),
  )
}

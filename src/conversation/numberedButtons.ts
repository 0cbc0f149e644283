import type { Button, View } from '../triage/View.ts'

/** The buttons of a view in the order of their numbers: choices, services, actions, urgent help last; one that stands in two lists is there once. */
export function numberedButtons({ question, lists, actions, help }: View): readonly Button[] {
  const services = lists.flatMap(({ cards, asks }) => [...cards.flatMap(({ more }) => more ?? []), ...asks])
  const once = [...new Map(services.map((button) => [button.label, button])).values()]
  return [...(question?.choices ?? []), ...once, ...actions, help.button]
}

import type { Button, View } from '../triage/View.ts'

/** The buttons of a view in the order of their numbers: choices, services, actions, urgent help last. */
export function numberedButtons({ question, lists, actions, help }: View): readonly Button[] {
  const services = lists.flatMap(({ cards, asks }) => [...cards.flatMap(({ more }) => more ?? []), ...asks])
  return [...(question?.choices ?? []), ...services, ...actions, help.button]
}

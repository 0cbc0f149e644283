import type { Element } from './elements.ts'

/** An Adaptive Card, as JSON. */
export type Card = {
  readonly type: 'AdaptiveCard'
  readonly body: readonly Element[]
  readonly [key: string]: unknown
}

/** Whether something is a card. */
export function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard'
}

/** An Adaptive Card, as JSON. */
export type Card = { readonly type: 'AdaptiveCard'; readonly [key: string]: unknown }

/** Whether something is a card. */
export function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard'
}

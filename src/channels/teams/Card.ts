/** An Adaptive Card, as JSON. */
export type Card = { readonly type: 'AdaptiveCard'; readonly [key: string]: unknown }

const written = new WeakMap<Card, string>()

/** A card as text, written once however many people it goes to. */
export function writeCard(card: Card): string {
  const known = written.get(card) ?? JSON.stringify(card)
  written.set(card, known)
  return known
}

/** Whether something is a card. */
export function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard'
}

import type { Facet } from '../facets.ts'
import type { Command } from './commands.ts'

/** What a button does. It names the question it answers, so it is safe to repeat, to come late, twice or after a restart. */
export type Tap =
  | { readonly kind: 'answer'; readonly question: Facet; readonly options: readonly string[] }
  | { readonly kind: 'command'; readonly command: Command; readonly about?: string }

/** A button: `id` is unique in its view and stable, for typing and for tests. */
export type Button = { readonly id: string; readonly label: string; readonly hint?: string; readonly tap: Tap }

/** A question. With `multiple`, the choices are ticked and sent together as one tap: their options, joined. */
export type Question = {
  readonly id: Facet
  readonly label: string
  readonly hint: string
  readonly multiple?: { readonly submit: string }
  readonly choices: readonly Button[]
}

/** A line of text, with the address it leads to where there is one (`tel:`, `sms:`, `mailto:`, `https:`). */
export type Line = { readonly text: string; readonly href?: string }

/** Emergency help: static text, always first where it stands. */
export type EmergencyBlock = {
  readonly level: string
  readonly heading: string
  readonly when: readonly string[]
  readonly lines: readonly Line[]
}

/** One way to reach a service: "Phone", "0330 123 1245", and what to know before using it. */
export type ContactLine = Line & { readonly kind: string; readonly label: string; readonly notes: readonly string[] }

/** One fact on a card; `id` names the kind of fact ("because", "cost"), `label` is its words and may be empty. */
export type Fact = { readonly id: string; readonly label: string; readonly text: string }

/** One service as people see it: `facts` to know before the contacts, then the contacts, `terms` after them, `details` on demand; each in order. */
export type ServiceCard = {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly fit: 'eligible' | 'possible'
  readonly facts: readonly Fact[]
  readonly contacts: readonly ContactLine[]
  readonly terms: readonly Fact[]
  readonly details: readonly Fact[]
  readonly more?: Button
}

/** Services under one heading, and the buttons that would change which of them fit. */
export type ServiceList = {
  readonly id: string
  readonly heading: string
  readonly cards: readonly ServiceCard[]
  readonly asks: readonly Button[]
}

/** Everything one turn shows, in order; each channel renders this and nothing else. */
export type View = {
  readonly contentVersion: string
  readonly place: string
  readonly heading: string
  /** What just happened, once: "We did not understand that." */
  readonly notices: readonly string[]
  readonly emergency?: EmergencyBlock
  readonly paragraphs: readonly Line[]
  readonly question?: Question
  readonly lists: readonly ServiceList[]
  readonly closing: readonly Line[]
  readonly actions: readonly Button[]
  /** The emergency line that stands on every view, and the button that opens emergency help. */
  readonly help: { readonly text: string; readonly button: Button }
}

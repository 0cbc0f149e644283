import type { View } from '../../src/triage/View.ts'
import type { Delivery } from './plan.ts'

/** What stands on the screen of a person: a page of the web chat, or the text of a Teams card. */
export type Screen = { readonly kind: 'page'; readonly view: View } | { readonly kind: 'card'; readonly text: string }

/** Somebody who uses Signpost over one of its channels, through whichever process is there. All throw `Stuck`. */
export type Person = {
  /** What the conversation is called where its session key is made. */
  readonly conversationId: string
  /** Whether the service could greet them: otherwise it takes their first answer for one that follows others. */
  readonly isGreeted: boolean
  /** Delivers a tap, again and again until it is acknowledged. */
  readonly tap: (delivery: Delivery) => Promise<void>
  /** Delivers it once more, whatever becomes of it. */
  readonly tapLate: (delivery: Delivery) => Promise<void>
  /** What stands in answer to a tap that was acknowledged; undefined where this channel does not say it to everybody. */
  readonly screenAfter: (delivery: Delivery) => Promise<Screen | undefined>
  /** How often the service said, unasked, that earlier answers may be gone. */
  readonly toldUnasked: () => number
  /** Loses the connection, where there is one. */
  readonly cut: () => void
  /** Closes the page; the conversation stays. */
  readonly close: () => void
}

/** The address of any process, as a load balancer without affinity chooses it. */
export type ChooseAddress = () => string

import type { Tap } from '../triage/View.ts'

/** What a person did, as a channel hands it on: nothing in it names anybody. */
export type Incoming =
  /** `isBack`: whoever joins was here before. */
  | { readonly kind: 'joined'; readonly isBack?: boolean }
  | { readonly kind: 'tapped'; readonly tap: Tap; readonly contentVersion: string | undefined }
  | { readonly kind: 'typed'; readonly text: string }

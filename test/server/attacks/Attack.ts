import type { Target } from './target.ts'

/** One way to attack the server: what is done, how it must be answered, and the doing of it, which throws where it is answered otherwise. */
export type Attack = {
  readonly attack: string
  readonly answer: string
  readonly run: (target: Target) => Promise<void>
  /** It takes half a minute, and is under way while the others are tried. */
  readonly isSlow?: boolean
}

export type AttackGroup = { readonly heading: string; readonly attacks: readonly Attack[] }

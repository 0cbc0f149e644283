/** What became of one link: `wrong` keeps people from being helped, a `warning` does not, or not yet. */
export type State = 'ok' | 'warning' | 'wrong' | 'not checked'

/** What a check found, and what to do about it. */
export type Result = { readonly state: State; readonly says: string; readonly todo?: string }

/** What is said of one link. */
export type Finding = Result & { readonly link: string }

/** One link of the chain between a person and an answer: `needs` names the links without which it cannot be judged. */
export type Check<Known> = {
  readonly link: string
  readonly needs: readonly string[]
  /** May answer what it came to know beside its result, for the checks after it. */
  readonly check: (known: Known) => Promise<Result & { readonly found?: Partial<Known> }>
}

/** Thrown by a check that got no answer; the message says what was asked and what came instead. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** A link that works. */
export function ok(says: string): Result {
  return { state: 'ok', says }
}

/** A link that works, or that may be as it is meant to be: somebody should look. */
export function warning(says: string, todo: string): Result {
  return { state: 'warning', says, todo }
}

/** A broken link. */
export function wrong(says: string, todo: string): Result {
  return { state: 'wrong', says, todo }
}

/** A link that nobody looked at, and why. */
export function notChecked(says: string): Result {
  return { state: 'not checked', says }
}

// Which of the two holds the token tells whether the conversation was covered.
const keys = { open: 'signpost', covered: 'signpost-covered' } as const
let key: (typeof keys)[keyof typeof keys] = keys.open

/** The token of this tab's conversation: all that a reload needs, and all that the tab keeps. A browser that refuses storage has none. */
export function readToken(): string | undefined {
  try {
    return sessionStorage.getItem(keys.open) ?? sessionStorage.getItem(keys.covered) ?? undefined
  } catch {
    return undefined
  }
}

/** Whether a conversation that this tab kept is to be covered at first: it was, or the page was not simply loaded again, as when a browser brings back a closed tab. */
export function beginsCovered(): boolean {
  if (readToken() === undefined) return false
  const [navigation] = performance.getEntriesByType('navigation')
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
  const { wasDiscarded } = document as Document & { readonly wasDiscarded?: boolean }
  return !isReload || wasDiscarded === true || isHeldIn(keys.covered)
}

/** Keeps the token for a reload of this tab. */
export function saveToken(token: string): void {
  try {
    sessionStorage.setItem(key, token)
  } catch {
    // Storage is full or forbidden: nothing is kept, and nothing else changes.
  }
}

/** Keeps for a reload whether the conversation is covered. */
export function saveCovered(isCovered: boolean): void {
  const token = readToken()
  forgetToken()
  key = isCovered ? keys.covered : keys.open
  if (token !== undefined) saveToken(token)
}

/** Leaves nothing in the tab. */
export function forgetToken(): void {
  try {
    for (const each of Object.values(keys)) sessionStorage.removeItem(each)
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}

function isHeldIn(kept: string): boolean {
  return sessionStorage.getItem(kept) !== null
}

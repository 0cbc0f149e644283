const key = 'signpost'

/** The token of this tab's conversation: all that a reload needs, and all that the tab keeps. A browser that refuses storage has none. */
export function readToken(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps the token for a reload of this tab. */
export function saveToken(token: string): void {
  try {
    sessionStorage.setItem(key, token)
  } catch {
    // Storage is full or forbidden: nothing is kept, and nothing else changes.
  }
}

/** Leaves nothing in the tab. */
export function forgetToken(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}

/** What a reload needs to carry on, and all that the tab keeps. */
export type SavedConversation = { readonly token: string; readonly conversationId: string }

const key = 'signpost'

/** The conversation of this tab, if it has one. A browser that refuses storage has none: a reload then begins anew. */
export function readConversation(): SavedConversation | undefined {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isSaved(saved) ? saved : undefined
  } catch {
    return undefined
  }
}

/** Keeps the conversation for a reload of this tab. */
export function saveConversation({ token, conversationId }: SavedConversation): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ token, conversationId }))
  } catch {
    // Storage is full or forbidden: nothing is kept, and nothing else changes.
  }
}

/** Leaves nothing in the tab. */
export function forgetConversation(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}

function isSaved(saved: unknown): saved is SavedConversation {
  if (typeof saved !== 'object' || saved === null) return false
  const { token, conversationId } = saved as Record<string, unknown>
  return typeof token === 'string' && typeof conversationId === 'string'
}

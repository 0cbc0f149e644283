import type { DirectLineRequests, Grant } from './directLineRequests.ts'
import { forgetConversation, readConversation, saveConversation, type SavedConversation } from './savedConversation.ts'

/** The conversation of this tab, with a token that is renewed in time. */
export type HeldConversation = {
  readonly current: () => SavedConversation | undefined
  /** Takes a grant: its token is the newest, and the one to use. */
  readonly hold: (grant: Omit<Grant, 'streamUrl'>) => void
  /** Forgets the conversation, here and in the tab. */
  readonly forget: () => void
  /** Holds nothing more; what the tab keeps stays for a reload. */
  readonly close: () => void
}

const longestTimerMilliseconds = 2 ** 31 - 1

/** Begins with what the tab kept over a reload, if anything. */
export function holdConversation(requests: Pick<DirectLineRequests, 'refresh'>): HeldConversation {
  let conversation = readConversation()
  let isClosed = false
  let refreshTimer: ReturnType<typeof setTimeout> | undefined
  return { current: () => conversation, hold, forget, close }

  function hold({ token, conversationId, expires_in: seconds }: Omit<Grant, 'streamUrl'>): void {
    // An answer that comes after the person has left must leave nothing behind.
    if (isClosed) return
    conversation = { token, conversationId }
    saveConversation(conversation)
    clearTimeout(refreshTimer)
    // Half-way through its life it is time for another.
    refreshTimer = setTimeout(() => void refresh(token), Math.min(longestTimerMilliseconds, (seconds / 2) * 1000))
  }

  async function refresh(token: string): Promise<void> {
    try {
      const grant = await requests.refresh(token)
      if (conversation?.token === token) hold(grant)
    } catch {
      // The next reconnection brings a new token, or finds that the conversation is over.
    }
  }

  function forget(): void {
    conversation = undefined
    clearTimeout(refreshTimer)
    forgetConversation()
  }

  function close(): void {
    isClosed = true
    clearTimeout(refreshTimer)
  }
}

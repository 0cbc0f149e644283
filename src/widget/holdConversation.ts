import type { DirectLineRequests, Grant } from './directLineRequests.ts'
import { forgetToken, readToken, saveToken } from './savedToken.ts'

/** The conversation of this tab, with a token that is renewed in time. */
export type HeldConversation = {
  /** The newest token; after a reload, the one that the tab kept. */
  readonly token: () => string | undefined
  /** The conversation's id; after a reload, not before the server has said it. */
  readonly id: () => string | undefined
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
  let token = readToken()
  let id: string | undefined
  let isClosed = false
  let refreshTimer: ReturnType<typeof setTimeout> | undefined
  return { token: () => token, id: () => id, hold, forget, close }

  function hold({ token: granted, conversationId, expires_in: seconds }: Omit<Grant, 'streamUrl'>): void {
    // An answer that comes after the person has left must leave nothing behind.
    if (isClosed) return
    token = granted
    id = conversationId
    saveToken(granted)
    clearTimeout(refreshTimer)
    // Half-way through its life it is time for another.
    refreshTimer = setTimeout(() => void refresh(granted), Math.min(longestTimerMilliseconds, (seconds / 2) * 1000))
  }

  async function refresh(old: string): Promise<void> {
    try {
      const grant = await requests.refresh(old)
      if (token === old) hold(grant)
    } catch {
      // The next reconnection brings a new token, or finds that the conversation is over.
    }
  }

  function forget(): void {
    token = undefined
    id = undefined
    clearTimeout(refreshTimer)
    forgetToken()
  }

  function close(): void {
    isClosed = true
    clearTimeout(refreshTimer)
  }
}

import type { openChat } from './chat.ts'
import type { Waiting } from './waiting.ts'

const longestWaitMilliseconds = 15_000

const shownAfterMilliseconds = 3_000

/** Brings the conversation's script, which lies beside this one, and tries again for as long as it does not come; `waiting` is shown meanwhile. */
export async function loadChat(
  waiting: Pick<Waiting, 'show' | 'end'>,
  signal: AbortSignal,
): Promise<typeof openChat | undefined> {
  const timer = setTimeout(waiting.show, shownAfterMilliseconds)
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    // A browser may remember that an address failed, so each attempt has another.
    const address = new URL(attempt === 0 ? 'chat.js' : `chat.js?${attempt}`, import.meta.url).href
    try {
      const script = (await import(address)) as { readonly openChat: typeof openChat }
      clearTimeout(timer)
      waiting.end()
      return signal.aborted ? undefined : script.openChat
    } catch {
      waiting.show()
      await new Promise<void>((resolve) => {
        const done = () => {
          removeEventListener('online', done)
          resolve()
        }
        addEventListener('online', done)
        setTimeout(done, Math.min(longestWaitMilliseconds, 1000 * 2 ** attempt))
      })
    }
  }
  return undefined
}

import type { Display } from '../../conversation/Session.ts'
import type { Content } from '../../triage/content.ts'
import type { View } from '../../triage/View.ts'
import { plain } from '../../understanding/readReply.ts'
import type { Did } from './occurrenceOf.ts'

/** How a turn changes the marks of its conversation: cards or plain messages, which message is shown, what has been said. */
export function markDisplay(did: Did, content: Content): (before: Display, view: View) => Display {
  return (before, view) => {
    const given = [
      ...before.noticesGiven,
      ...(mayHoldNotice(view) ? ['who-can-see' as const] : []),
      ...(isAboutOneself(did, content) ? ['typed-words' as const] : []),
    ]
    const plainText = did.change === 'plain-text' || (before.plainText && did.change !== 'cards')
    const shown = did.on ?? before.shown
    const left = (before.left ?? []).filter((id) => id !== shown)
    return {
      plainText,
      noticesGiven: [...new Set(given)],
      ...(shown === undefined ? {} : { shown }),
      ...(left.length === 0 ? {} : { left }),
    }
  }
}

/** Whether who can see may be said with a view: not before emergency help, and not where nothing goes on. */
export function mayHoldNotice({ emergency, place }: View): boolean {
  return !emergency && place !== 'cleared'
}

/** Whether somebody typed more than a number, a greeting or a command: then it may be about themselves, and it is in the chat. */
export function isAboutOneself({ means, incoming, change }: Did, { phrases }: Content): boolean {
  if (means !== 'typed' || incoming.kind !== 'typed' || change !== undefined) return false
  const words = plain(incoming.text)
  if (words === '' || /^[\d\s]+$/.test(words)) return false
  return !Object.values(phrases.typed).some((variants) => variants.some((variant) => plain(variant) === words))
}

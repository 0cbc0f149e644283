import type { Display } from '../../conversation/Session.ts'
import type { Heard } from '../../conversation/takeTurn.ts'
import type { Content } from '../../triage/content.ts'
import type { View } from '../../triage/View.ts'
import { plain } from '../../understanding/readReply.ts'
import type { Did } from './occurrenceOf.ts'

/** How a turn changes the marks of its conversation: cards or plain messages, which message is shown, what has been said. */
export function markDisplay(did: Did, content: Content): (before: Display, view: View, heard: Heard) => Display {
  return (before, view, heard) => {
    const given = [
      ...before.noticesGiven,
      ...(mayHoldNotice(view) ? ['who-can-see' as const] : []),
      ...(isAboutOneself(did, heard, content) ? ['typed-words' as const] : []),
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

/**
 * Whether somebody typed words that may be about themselves, which are in the chat then: danger, an answer, or what was not
 * understood and speaks of somebody.
 */
export function isAboutOneself({ means, incoming, change }: Did, heard: Heard, { phrases, teams }: Content): boolean {
  if (means !== 'typed' || incoming.kind !== 'typed' || change !== undefined) return false
  const words = plain(incoming.text)
  if (/^[\d\s]*$/.test(words) || heard === 'other') return false
  const isCommand = Object.values(phrases.typed).some((variants) =>
    variants.some((variant) => plain(variant) === words),
  )
  if (isCommand) return false
  const spoken = words.split(' ')
  return heard !== 'not-understood' || teams.typed['about-oneself'].some((word) => spoken.includes(plain(word)))
}

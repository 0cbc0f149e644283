import type { Match } from '../../catalog/findServices.ts'
import { localTime, londonMinutes, type LocalTime } from '../../catalog/londonTime.ts'
import { fill, writeTime } from '../fill.ts'
import type { Phrases } from '../phrasesSchema.ts'

/** Whether a service's lines are open at `now`, in words: "Open now until 8pm."; empty when nobody knows. */
export function writeOpening(phrases: Phrases, { service, opening }: Match, now: Date): string {
  const { byArrangement } = phrases.card.open
  // Beside peer support, only a number raises the hope of an answer straight away.
  const hasNumber = service.contacts.some(({ kind }) => kind === 'phone' || kind === 'text')
  const raisesHope = service.peerSupport === true || hasNumber
  const arrangement = service.immediate || !raisesHope ? '' : byArrangement
  return [writeStatus(phrases, opening, now), arrangement].filter((part) => part !== '').join(' ')
}

function writeStatus(phrases: Phrases, opening: Match['opening'], now: Date): string {
  const { always, until, untilDay, closedToday, closedUntil } = phrases.card.open
  if (opening.open === null) return ''
  if (opening.open) {
    if (opening.until === undefined) return always
    return fill(isTodayOrMidnight(opening.until, now) ? until : untilDay, wordsOf(phrases, opening.until))
  }
  return fill(isToday(opening.next, now) ? closedToday : closedUntil, wordsOf(phrases, opening.next))
}

function wordsOf(phrases: Phrases, { time, day }: LocalTime) {
  return { time: writeTime(time, phrases), day: phrases.card.days[day] }
}

function isToday({ date }: LocalTime, now: Date): boolean {
  return localTime(londonMinutes(now)).date === date
}

/** The midnight that ends today stands in tomorrow's date. */
function isTodayOrMidnight(until: LocalTime, now: Date): boolean {
  const tomorrow = localTime(londonMinutes(now) + 24 * 60).date
  return isToday(until, now) || (until.time === '00:00' && until.date === tomorrow)
}

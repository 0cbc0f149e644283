import { days } from './openingHours.ts'
import { dayMinutes } from './sessionSpan.ts'

/** A time as a clock on a London wall shows it. */
export type LocalTime = { readonly date: string; readonly day: (typeof days)[number]; readonly time: string }

/** Minutes that London clocks have counted since 1 January 1970 00:00: a count of wall time, which skips and repeats an hour with the clocks. */
export function londonMinutes(now: Date): number {
  const minute = Math.floor(now.getTime() / 60_000)
  // Every service of a turn asks for the same minute, and asking the time zone is the slow part.
  if (last.minute !== minute) last = { minute, london: wallMinutes(now) }
  return last.london
}

/** The date, day and time of a count of London minutes. */
export function localTime(minutes: number): LocalTime {
  const written = new Date(minutes * 60_000).toISOString()
  return { date: written.slice(0, 10), day: weekday(Math.floor(minutes / dayMinutes)), time: written.slice(11, 16) }
}

/** The day of the week of a count of days since 1 January 1970, a Thursday. */
export function weekday(dayCount: number): (typeof days)[number] {
  return days[(dayCount + 3) % days.length] ?? 'mon'
}

let last = { minute: Number.NaN, london: Number.NaN }

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function wallMinutes(now: Date): number {
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000
}

import { holidayNations, isBankHoliday } from './bankHolidays.ts'
import { type LocalTime, localTime, londonMinutes, weekday } from './londonTime.ts'
import { days, type OpeningHours } from './openingHours.ts'
import { dayMinutes, onDay, sessionSpan, type Span } from './sessionSpan.ts'

/** Whether a service answers: open until a time (undefined: it never closes), closed until `next`, or not known (null). */
export type OpeningStatus =
  | { readonly open: true; readonly until: LocalTime | undefined }
  | { readonly open: false; readonly next: LocalTime }
  | { readonly open: null }

/** Says whether hours are open at `now`: from the minute they open to the minute before they close, sessions without a gap as one. */
export function openingStatus(hours: OpeningHours, now: Date): OpeningStatus {
  if (hours === 'always') return { open: true, until: undefined }
  if (hours === 'unknown') return { open: null }
  const moment = londonMinutes(now)
  const known = answered.get(hours)
  if (known?.moment === moment) return known.status
  const status = statusAt(hours, moment)
  answered.set(hours, { moment, status })
  return status
}

type Weekly = Exclude<OpeningHours, string>

/** Every search within a minute asks the same. */
const answered = new WeakMap<Weekly, { readonly moment: number; readonly status: OpeningStatus }>()

function statusAt(hours: Weekly, moment: number): OpeningStatus {
  if (hours.closedOnBankHolidays === 'unknown' && dependsOnHoliday(hours, moment)) return { open: null }
  let closing: number | undefined
  for (const { opens, closes } of sessionsFrom(hours, moment)) {
    if (closes <= moment) continue
    if (closing === undefined && opens > moment) return { open: false, next: localTime(opens) }
    if (closing !== undefined && opens > closing) return { open: true, until: localTime(closing) }
    closing = closes
  }
  return closing === undefined ? { open: null } : { open: true, until: undefined }
}

/** Further than this a stretch without a gap counts as one that never ends; every rule shows itself within a year. */
const daysAhead = 400

/** Sessions in order from the day before `moment`, whose last one may still run, in London minutes. */
function* sessionsFrom(hours: Weekly, moment: number): Generator<Span> {
  const today = Math.floor(moment / dayMinutes)
  for (let day = today - 1; day <= today + daysAhead; day++) {
    const sessions = sessionsOn(hours, day)
    if (sessions.length > 0 && !isHoliday(hours, day)) yield* sessions
  }
}

function sessionsOn(hours: Weekly, day: number): readonly Span[] {
  const week = weeks.get(hours) ?? weekOf(hours)
  weeks.set(hours, week)
  return week[weekday(day)].map((span) => onDay(span, day))
}

type Week = Readonly<Record<(typeof days)[number], readonly Span[]>>

/** Each day's sessions in order, worked out once for the hours of each service. */
function weekOf(hours: Weekly): Week {
  const entries = days.map((name) => {
    const sessions = hours.sessions.filter((session) => session.days.includes(name))
    return [name, sessions.map(sessionSpan).toSorted((one, other) => one.opens - other.opens)]
  })
  return Object.fromEntries(entries) as Week
}

const weeks = new WeakMap<Weekly, Week>()

/** Whether sessions that begin on `day` do not take place, or, with an unknown rule, may not. */
function isHoliday(hours: Weekly, day: number): boolean {
  const rule = hours.closedOnBankHolidays
  if (rule === 'no') return false
  const { date } = localTime(day * dayMinutes)
  return rule === 'unknown' ? holidayNations.some((nation) => isBankHoliday(nation, date)) : isBankHoliday(rule, date)
}

/** Whether it is a bank holiday somewhere in the UK, or a session that began on one would still run. */
function dependsOnHoliday(hours: Weekly, moment: number): boolean {
  const today = Math.floor(moment / dayMinutes)
  if (isHoliday(hours, today)) return true
  return sessionsOn(hours, today - 1).some(({ closes }) => closes > moment) && isHoliday(hours, today - 1)
}

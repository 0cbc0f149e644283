import { z } from 'zod'
import { holidayNations } from './bankHolidays.ts'
import { onDay, sessionSpan } from './sessionSpan.ts'

const time = z.string().superRefine((text, context) => {
  if (text === '24:00') context.addIssue('there is no "24:00": midnight is "00:00"')
  else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    context.addIssue('a time is "HH:MM" in quotes, from "00:00" to "23:59"')
  }
})

/** The days a session begins on, Monday first. */
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const daysOfSession = z
  .array(z.enum(days))
  .min(1)
  .superRefine((names, context) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) < index)
        context.addIssue({ code: 'custom', path: [index], message: `"${name}" stands twice` })
    })
  })

/** One weekly session in Europe/London time; `closes` before `opens` means on the next day. */
const session = z
  .strictObject({
    days: daysOfSession.describe('The days it begins on: mon, tue, wed, thu, fri, sat, sun.'),
    opens: time.describe('When it opens, in London time: "09:00".'),
    closes: time.describe('When it closes. Earlier than opens means on the next day.'),
  })
  .superRefine((value, context) => {
    if (value.opens !== value.closes) return
    const message =
      'a session cannot close when it opens: write a whole day as "00:00" to "12:00" and "12:00" to "00:00"'
    context.addIssue({ code: 'custom', path: ['closes'], message })
  })

const sessions = z
  .array(session)
  .min(1)
  .superRefine((values, context) => {
    values.forEach((value, index) => {
      const other = values.slice(0, index).find((earlier) => overlap(earlier, value))
      if (other === undefined) return
      const message = `these hours overlap with "${other.opens}" to "${other.closes}": a day's sessions follow each other`
      context.addIssue({ code: 'custom', path: [index, 'opens'], message })
    })
  })

/** When a service answers: always, unknown, or weekly sessions in Europe/London; `closedOnBankHolidays` says of which nation, `no`, or `unknown`. */
export const openingHours = z.union([
  z.enum(['always', 'unknown']),
  z.strictObject({
    sessions: sessions.describe('Its weekly hours, each session on its own.'),
    closedOnBankHolidays: z
      .enum(['no', 'unknown', ...holidayNations])
      .describe('Whose bank holidays it is closed on; no, or unknown.'),
  }),
])

export type OpeningHours = z.infer<typeof openingHours>

type Session = z.infer<typeof session>

/** Whether two sessions are ever held at once: on one day, or one past midnight into the next, Sunday into Monday included. */
function overlap(one: Session, other: Session): boolean {
  return one.days.some((oneDay) =>
    other.days.some((otherDay) => {
      const daysBetween = days.indexOf(otherDay) - days.indexOf(oneDay)
      return [daysBetween - days.length, daysBetween, daysBetween + days.length].some((dayCount) => {
        const first = sessionSpan(one)
        const second = onDay(sessionSpan(other), dayCount)
        return first.opens < second.closes && second.opens < first.closes
      })
    }),
  )
}

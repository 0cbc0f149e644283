import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is "HH:MM" in quotes, from "00:00" to "23:59"')

/** The days a session begins on, Monday first. */
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Nations with bank holidays of their own. */
export const holidayNations = ['england-and-wales', 'scotland', 'northern-ireland'] as const

/** One weekly session in Europe/London time; `closes` at or before `opens` means on the next day. */
const session = z.strictObject({ days: z.array(z.enum(days)).min(1), opens: time, closes: time })

/** When a service answers: always, unknown, or weekly sessions in Europe/London; `closedOnBankHolidays` says of which nation, `no`, or `unknown`. */
export const openingHours = z.union([
  z.enum(['always', 'unknown']),
  z.strictObject({
    sessions: z.array(session).min(1),
    closedOnBankHolidays: z.enum(['no', 'unknown', ...holidayNations]),
  }),
])

export type OpeningHours = z.infer<typeof openingHours>

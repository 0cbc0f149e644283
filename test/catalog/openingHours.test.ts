import { openingHours } from '../../src/catalog/openingHours.ts'

function problemsOf(...sessions: readonly { days: readonly string[]; opens: string; closes: string }[]): string[] {
  const read = openingHours.safeParse({ sessions, closedOnBankHolidays: 'no' })
  // The second form of the union is the one with sessions.
  const issues = read.error?.issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? (issue.errors[1] ?? []) : issue,
  )
  return (issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const wholeDay = 'a session cannot close when it opens: write a whole day as "00:00" to "12:00" and "12:00" to "00:00"'
const overlaps = (opens: string, closes: string) =>
  `these hours overlap with "${opens}" to "${closes}": a day's sessions follow each other`

describe('openingHours', () => {
  it.each(['always', 'unknown'])('accepts the word "%s"', (word) => {
    expect(openingHours.parse(word)).toBe(word)
  })

  it('accepts several sessions of a day, sessions past midnight and sessions that touch', () => {
    expect(
      problemsOf(
        { days: ['mon', 'tue'], opens: '12:00', closes: '18:00' },
        { days: ['mon'], opens: '09:00', closes: '12:00' },
        { days: ['mon', 'sun'], opens: '18:00', closes: '09:00' },
      ),
    ).toEqual([])
  })

  it.each([
    ['24:00', 'there is no "24:00": midnight is "00:00"'],
    ['9:00', 'a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
    ['09:60', 'a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
    ['9am', 'a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
  ])('refuses the time "%s"', (closes, message) => {
    expect(problemsOf({ days: ['mon'], opens: '08:00', closes })).toEqual([`sessions.0.closes: ${message}`])
  })

  it('refuses a session that closes when it opens', () => {
    expect(problemsOf({ days: ['mon'], opens: '09:00', closes: '09:00' })).toContain(`sessions.0.closes: ${wholeDay}`)
    expect(problemsOf({ days: ['mon'], opens: '00:00', closes: '00:00' })).toContain(`sessions.0.closes: ${wholeDay}`)
  })

  it('refuses a day that stands twice in one session', () => {
    expect(problemsOf({ days: ['mon', 'tue', 'mon'], opens: '09:00', closes: '17:00' })).toEqual([
      'sessions.0.days.2: "mon" stands twice',
    ])
  })

  it('refuses sessions that overlap on one day', () => {
    expect(
      problemsOf(
        { days: ['mon', 'tue'], opens: '09:00', closes: '12:00' },
        { days: ['tue'], opens: '11:59', closes: '17:00' },
      ),
    ).toEqual([`sessions.1.opens: ${overlaps('09:00', '12:00')}`])
  })

  it('refuses a session that runs past midnight into one of the next day, Sunday into Monday included', () => {
    const monday = { days: ['mon'], opens: '08:00', closes: '17:00' }
    const sunday = { days: ['sun'], opens: '20:00', closes: '08:01' }
    expect(problemsOf(monday, sunday)).toEqual([`sessions.1.opens: ${overlaps('08:00', '17:00')}`])
    expect(problemsOf(sunday, monday)).toEqual([`sessions.1.opens: ${overlaps('20:00', '08:01')}`])
  })

  it('refuses a week without sessions', () => {
    expect(openingHours.safeParse({ sessions: [], closedOnBankHolidays: 'no' }).success).toBe(false)
  })
})

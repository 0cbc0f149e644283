import Holidays from 'date-holidays'

/** Nations with bank holidays of their own. */
export const holidayNations = ['england-and-wales', 'scotland', 'northern-ireland'] as const

export type HolidayNation = (typeof holidayNations)[number]

/** Whether `date` ("2026-12-28") is a bank holiday there, substitute days included. A holiday at a weekend counts as well as its substitute. */
export function isBankHoliday(nation: HolidayNation, date: string): boolean {
  const key = `${nation} ${date.slice(0, 4)}`
  const known = holidaysByYear.get(key) ?? holidaysOf(nation, Number(date.slice(0, 4)))
  holidaysByYear.set(key, known)
  return known.has(date)
}

const holidaysByYear = new Map<string, ReadonlySet<string>>()

function holidaysOf(nation: HolidayNation, year: number): ReadonlySet<string> {
  const holidays = new Holidays('GB', states[nation], { types: ['public', 'bank'], timezone: 'Europe/London' })
  return new Set(holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)))
}

const states: Readonly<Record<HolidayNation, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
}

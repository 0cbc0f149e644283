import { type HolidayNation, holidayNations, isBankHoliday } from '../../src/catalog/bankHolidays.ts'

function nationsOn(date: string): readonly HolidayNation[] {
  return holidayNations.filter((nation) => isBankHoliday(nation, date))
}

describe('isBankHoliday', () => {
  it.each([
    ['2026-01-01', holidayNations],
    ['2026-01-02', ['scotland']],
    ['2026-03-17', ['northern-ireland']],
    ['2026-04-03', holidayNations],
    ['2026-04-06', ['england-and-wales', 'northern-ireland']],
    ['2026-05-04', holidayNations],
    ['2026-05-25', holidayNations],
    ['2026-07-12', ['northern-ireland']],
    ['2026-07-13', ['northern-ireland']],
    ['2026-08-03', ['scotland']],
    ['2026-08-31', ['england-and-wales', 'northern-ireland']],
    ['2026-11-30', ['scotland']],
    ['2026-12-25', holidayNations],
    ['2026-12-26', holidayNations],
    ['2026-12-28', holidayNations],
    ['2027-12-27', holidayNations],
    ['2027-12-28', holidayNations],
    ['2028-01-03', holidayNations],
    ['2028-01-04', ['scotland']],
    ['2030-12-02', ['scotland']],
  ] as const)('knows where %s is one', (date, nations) => {
    expect(nationsOn(date)).toEqual(nations)
  })

  it.each(['2026-04-05', '2026-12-24', '2026-12-29', '2026-02-14', '2027-01-05'])('knows that %s is none', (date) => {
    expect(nationsOn(date)).toEqual([])
  })
})

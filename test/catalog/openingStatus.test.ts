import { openingHours, type OpeningHours } from '../../src/catalog/openingHours.ts'
import { openingStatus } from '../../src/catalog/openingStatus.ts'

type Days = readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
const weekdays: Days = ['mon', 'tue', 'wed', 'thu', 'fri']
const everyDay: Days = [...weekdays, 'sat', 'sun']

type Rule = Exclude<OpeningHours, string>['closedOnBankHolidays']

/** Hours from lines such as `[weekdays, '09:00', '17:00']`. */
function hours(
  sessions: readonly (readonly [Days, string, string])[],
  closedOnBankHolidays: Rule = 'no',
): OpeningHours {
  return openingHours.parse({
    sessions: sessions.map(([days, opens, closes]) => ({ days, opens, closes })),
    closedOnBankHolidays,
  })
}

/** The status at an instant, in short: "open until fri 2026-01-02 17:00", "opens ...", "always", "unknown". */
function at(instant: string, value: OpeningHours): string {
  const status = openingStatus(value, new Date(instant))
  if (status.open === null) return 'unknown'
  const time = status.open ? status.until : status.next
  return time === undefined ? 'always' : `${status.open ? 'open until' : 'opens'} ${time.day} ${time.date} ${time.time}`
}

const officeHours = hours([[weekdays, '09:00', '17:00']])

describe('openingStatus', () => {
  it('knows hours that never end and hours that are not known', () => {
    expect(at('2026-01-01T00:00Z', 'always')).toBe('always')
    expect(at('2026-01-01T00:00Z', 'unknown')).toBe('unknown')
  })

  it.each([
    ['a minute before opening', '2026-01-07T08:59:59Z', 'opens wed 2026-01-07 09:00'],
    ['exactly at opening', '2026-01-07T09:00:00Z', 'open until wed 2026-01-07 17:00'],
    ['in the last second', '2026-01-07T16:59:59Z', 'open until wed 2026-01-07 17:00'],
    ['exactly at closing', '2026-01-07T17:00:00Z', 'opens thu 2026-01-08 09:00'],
    ['on Friday evening', '2026-01-09T18:00:00Z', 'opens mon 2026-01-12 09:00'],
    ['in summer, an hour ahead of UTC', '2026-07-08T08:00:00Z', 'open until wed 2026-07-08 17:00'],
    ['at the turn of the year', '2026-12-31T20:00:00Z', 'opens fri 2027-01-01 09:00'],
    ['on a leap day', '2028-02-29T12:00:00Z', 'open until tue 2028-02-29 17:00'],
  ])('is right %s', (_, instant, expected) => {
    expect(at(instant, officeHours)).toBe(expected)
  })

  it('takes several sessions of a day in order of time, however they are written', () => {
    const twice = hours([
      [['mon'], '19:00', '21:00'],
      [['mon'], '09:00', '12:00'],
    ])
    expect(at('2026-01-05T08:00Z', twice)).toBe('opens mon 2026-01-05 09:00')
    expect(at('2026-01-05T11:00Z', twice)).toBe('open until mon 2026-01-05 12:00')
    expect(at('2026-01-05T12:00Z', twice)).toBe('opens mon 2026-01-05 19:00')
    expect(at('2026-01-05T21:00Z', twice)).toBe('opens mon 2026-01-12 09:00')
  })

  it('carries a session past midnight, and into a day with sessions of its own', () => {
    const late = hours([
      [['fri'], '20:00', '02:00'],
      [['sat'], '10:00', '12:00'],
    ])
    expect(at('2026-01-09T23:30Z', late)).toBe('open until sat 2026-01-10 02:00')
    expect(at('2026-01-10T01:59Z', late)).toBe('open until sat 2026-01-10 02:00')
    expect(at('2026-01-10T02:00Z', late)).toBe('opens sat 2026-01-10 10:00')
    expect(at('2026-01-09T01:00Z', late)).toBe('opens fri 2026-01-09 20:00')
  })

  it('takes sessions that follow each other without a gap as one stretch', () => {
    const weekend = hours([
      [['fri'], '18:00', '00:00'],
      [['sat', 'sun'], '00:00', '12:00'],
      [['sat', 'sun'], '12:00', '00:00'],
      [['mon'], '00:00', '06:00'],
    ])
    for (const instant of ['2026-01-09T18:00Z', '2026-01-10T12:00Z', '2026-01-12T05:59Z']) {
      expect(at(instant, weekend)).toBe('open until mon 2026-01-12 06:00')
    }
    expect(at('2026-01-12T06:00Z', weekend)).toBe('opens fri 2026-01-16 18:00')
  })

  it('says that hours which fill the whole week never end', () => {
    expect(
      at(
        '2026-01-09T18:00Z',
        hours([
          [everyDay, '08:00', '20:00'],
          [everyDay, '20:00', '08:00'],
        ]),
      ),
    ).toBe('always')
  })
})

describe('openingStatus when the clocks change', () => {
  const nights = hours([[everyDay, '20:00', '08:00']])
  const early = hours([[['sun'], '01:30', '03:00']])

  it('in spring goes from 00:59 to 02:00', () => {
    expect(at('2026-03-29T00:30Z', nights)).toBe('open until sun 2026-03-29 08:00')
    expect(at('2026-03-29T06:59Z', nights)).toBe('open until sun 2026-03-29 08:00')
    expect(at('2026-03-29T07:00Z', nights)).toBe('opens sun 2026-03-29 20:00')
    expect(at('2026-03-29T00:59Z', early)).toBe('opens sun 2026-03-29 01:30')
    expect(at('2026-03-29T01:00Z', early)).toBe('open until sun 2026-03-29 03:00')
    expect(at('2026-03-29T02:00Z', early)).toBe('opens sun 2026-04-05 01:30')
  })

  it('in autumn goes from 01:59 back to 01:00', () => {
    expect(at('2026-10-25T07:59Z', nights)).toBe('open until sun 2026-10-25 08:00')
    expect(at('2026-10-25T08:00Z', nights)).toBe('opens sun 2026-10-25 20:00')
    expect(at('2026-10-25T00:30Z', early)).toBe('open until sun 2026-10-25 03:00')
    expect(at('2026-10-25T01:30Z', early)).toBe('open until sun 2026-10-25 03:00')
    expect(at('2026-10-25T03:00Z', early)).toBe('opens sun 2026-11-01 01:30')
  })

  it('counts the hours of the days around it by London, not by UTC', () => {
    expect(at('2026-03-27T09:00Z', officeHours)).toBe('open until fri 2026-03-27 17:00')
    expect(at('2026-03-30T08:00Z', officeHours)).toBe('open until mon 2026-03-30 17:00')
    expect(at('2026-10-26T08:30Z', officeHours)).toBe('opens mon 2026-10-26 09:00')
  })
})

describe('openingStatus on bank holidays', () => {
  it('is closed for the nation that has the holiday, and opens on its next working day', () => {
    const easterMonday = '2026-04-06T11:00Z'
    expect(at(easterMonday, hours([[weekdays, '09:00', '17:00']], 'england-and-wales'))).toBe(
      'opens tue 2026-04-07 09:00',
    )
    expect(at(easterMonday, hours([[weekdays, '09:00', '17:00']], 'northern-ireland'))).toBe(
      'opens tue 2026-04-07 09:00',
    )
    expect(at(easterMonday, hours([[weekdays, '09:00', '17:00']], 'scotland'))).toBe('open until mon 2026-04-06 17:00')
    expect(at(easterMonday, officeHours)).toBe('open until mon 2026-04-06 17:00')
  })

  it('looks past Christmas, the weekend and the substitute day for the next opening', () => {
    const england = hours([[weekdays, '09:00', '17:00']], 'england-and-wales')
    expect(at('2026-12-24T17:00Z', england)).toBe('opens tue 2026-12-29 09:00')
  })

  it('lets a session that began the day before run on into the holiday, and drops the one that begins on it', () => {
    const nights = hours([[everyDay, '20:00', '08:00']], 'england-and-wales')
    expect(at('2026-12-25T07:00Z', nights)).toBe('open until fri 2026-12-25 08:00')
    expect(at('2026-12-25T21:00Z', nights)).toBe('opens sun 2026-12-27 20:00')
    expect(at('2026-12-26T03:00Z', nights)).toBe('opens sun 2026-12-27 20:00')
  })

  it('ends a stretch that would otherwise never end', () => {
    const allWeek = hours(
      [
        [everyDay, '00:00', '12:00'],
        [everyDay, '12:00', '00:00'],
      ],
      'england-and-wales',
    )
    expect(at('2026-09-01T00:00Z', allWeek)).toBe('open until fri 2026-12-25 00:00')
  })

  it('with an unknown rule says nothing on the bank holidays of any UK nation, and nothing of those to come', () => {
    const unknown = hours([[weekdays, '09:00', '17:00']], 'unknown')
    const holidays = ['2026-01-02', '2026-03-17', '2026-04-06', '2026-07-13', '2026-11-30', '2026-12-28']
    expect(holidays.map((date) => at(`${date}T12:00Z`, unknown))).toEqual(holidays.map(() => 'unknown'))
    expect(at('2026-12-01T12:00Z', unknown)).toBe('open until tue 2026-12-01 17:00')
    expect(at('2026-04-02T18:00Z', unknown)).toBe('opens tue 2026-04-07 09:00')
  })

  it('with an unknown rule says nothing while a session that began on a bank holiday may run', () => {
    const nights = hours([[everyDay, '20:00', '08:00']], 'unknown')
    expect(at('2026-12-01T03:00Z', nights)).toBe('unknown')
    expect(at('2026-12-01T08:00Z', nights)).toBe('opens tue 2026-12-01 20:00')
    expect(at('2026-12-02T03:00Z', nights)).toBe('open until wed 2026-12-02 08:00')
  })
})

import { localTime, londonMinutes } from '../catalog/londonTime.ts'
import type { Content } from '../triage/content.ts'
import { writeDate, writeTime } from '../triage/fill.ts'

/** A moment as people write it in London: "3:25pm" and "22 November 2026". */
export function writeMoment(
  moment: Date,
  { phrases }: Pick<Content, 'phrases'>,
): { readonly time: string; readonly date: string } {
  const { time, date } = localTime(londonMinutes(moment))
  return { time: writeTime(time, phrases), date: writeDate(date, phrases) }
}

import { londonMinutes } from '../catalog/londonTime.ts'

const minute = 60_000

/** The instant of a London wall-clock time such as "2026-12-25T03:00"; undefined if it is none, or one that the clocks skip. */
export function londonInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined
  const wall = new Date(`${text}:00Z`)
  if (Number.isNaN(wall.getTime()) || !wall.toISOString().startsWith(text)) return undefined
  return [0, 60]
    .map((ahead) => new Date(wall.getTime() - ahead * minute))
    .find((instant) => londonMinutes(instant) * minute === wall.getTime())
}

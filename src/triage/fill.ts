import type { Phrases } from './phrasesSchema.ts'

/** Fills the {places} of a phrase. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{([^}]*)\}/g, (place, name: string) => values[name] ?? place)
}

/** Joins words as a sentence does: "a, b and c". */
export function join(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`
}

/** Writes a date as people do, as exactly as it is known: "28 June 2024", "May 2024", "2020", "about 2015". */
export function writeDate(date: string, { months }: Phrases): string {
  const [year, month, day] = date.split('-')
  if (month === undefined || !/^\d{4}-\d\d/.test(date)) return date
  const name = months[Number(month) - 1] ?? month
  return day === undefined ? `${name} ${String(year)}` : `${String(Number(day))} ${name} ${String(year)}`
}

/** Writes a time of day as the NHS does: "8am", "8:30pm", "midnight", "midday". */
export function writeTime(time: string, { card }: Phrases): string {
  if (time === '00:00') return card.midnight
  if (time === '12:00') return card.midday
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`
  return `${String(hours % 12 === 0 ? 12 : hours % 12)}${past}${hours < 12 ? 'am' : 'pm'}`
}

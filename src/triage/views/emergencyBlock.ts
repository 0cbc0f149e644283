import { dialled } from '../../catalog/phoneNumber.ts'
import { isForSomeoneElse, type Answers } from '../../facets.ts'
import type { EmergencyLine, EmergencyText } from '../emergencySchema.ts'
import type { Content } from '../content.ts'
import type { Position } from '../machine.ts'
import type { EmergencyBlock, Line } from '../View.ts'

/** The emergency text for where a person works. */
export function emergencyText({ emergency }: Pick<Content, 'emergency'>, location: Answers['location']): EmergencyText {
  const place = location === undefined || location === 'skipped' ? 'unknown' : location
  const text = emergency.texts.find(
    ({ locations }) => locations === place || (Array.isArray(locations) && locations.includes(place as never)),
  )
  // The schema makes sure of one text for each location.
  if (text === undefined) throw new Error(`no emergency text for ${place}`)
  return text
}

/** Emergency help as it stands first in a view: for the person, or for somebody they are worried about; first of all, where they are now. */
export function emergencyBlock(content: Pick<Content, 'emergency'>, situation: Situation): EmergencyBlock {
  const { heading, when, lines, linesForSomeoneElse, withoutPhone } = emergencyText(content, whereNow(situation))
  const chosen = isForSomeoneElse(situation.answers) ? linesForSomeoneElse : lines
  const ordered = situation.withoutPhoning ? [...withoutPhone, ...chosen] : chosen
  return { level: content.emergency.level, heading, when, lines: ordered.map(lineOf) }
}

/** What emergency help depends on. */
export type Situation = Pick<Position, 'answers' | 'hereNow' | 'withoutPhoning'>

/** When nothing is known of a person. */
export const unknownSituation: Situation = { answers: {}, hereNow: undefined, withoutPhoning: false }

/** Where a person is, as far as emergency help is concerned. */
export function whereNow({ answers, hereNow }: Pick<Situation, 'answers' | 'hereNow'>): Answers['location'] {
  return hereNow ?? answers.location
}

/** An emergency line with the address that its number or mail leads to. */
export function lineOf({ text, phone, message, email }: EmergencyLine): Line {
  if (phone !== undefined) return { text, href: `tel:${dialled(phone)}` }
  if (message !== undefined) return { text, href: `sms:${dialled(message)}` }
  return email === undefined ? { text } : { text, href: `mailto:${email}` }
}

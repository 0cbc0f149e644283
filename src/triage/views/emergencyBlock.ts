import { dialled } from '../../catalog/phoneNumber.ts'
import type { Answers } from '../../facets.ts'
import type { EmergencyLine, EmergencyText } from '../emergencySchema.ts'
import type { Content } from '../content.ts'
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

/** Emergency help as it stands first in a view: for the person, or for somebody they are worried about. */
export function emergencyBlock(content: Pick<Content, 'emergency'>, answers: Answers): EmergencyBlock {
  const { heading, when, lines, linesForSomeoneElse } = emergencyText(content, answers.location)
  const chosen = isForSomeoneElse(answers) ? linesForSomeoneElse : lines
  return { level: content.emergency.level, heading, when, lines: chosen.map(lineOf) }
}

/** An emergency line with the address that its number or mail leads to. */
export function lineOf({ text, phone, message, email }: EmergencyLine): Line {
  if (phone !== undefined) return { text, href: `tel:${dialled(phone)}` }
  if (message !== undefined) return { text, href: `sms:${dialled(message)}` }
  return email === undefined ? { text } : { text, href: `mailto:${email}` }
}

/** Whether the person asks because of somebody else. */
export function isForSomeoneElse({ training }: Answers): boolean {
  return training === 'family-or-partner' || training === 'colleague'
}

import type { Service } from '../catalog/schema.ts'
import { writeDate } from '../triage/fill.ts'
import type { Phrases } from '../triage/phrasesSchema.ts'

/** A sheet of paper for checking: each number or page with its source, and boxes to tick. */
export function callSheet(services: readonly Service[], phrases: Phrases): string {
  const blocks = services.map((service) => {
    const { name, id, contacts, evidence, recheckBy } = service
    const ways = contacts.flatMap((contact) => {
      const source = contact.evidence ?? evidence[0]
      const from = source === undefined ? '' : `${source.source} (${writeDate(source.date, phrases)})`
      return [
        '',
        `  ${phrases.card.contactKinds[contact.kind]}: ${contact.value}`,
        ...(contact.note === undefined ? [] : [`  Note: ${contact.note}`]),
        `  From: ${from}`,
        '  [ ] right   [ ] nobody answered   [ ] closed   [ ] wrong, it is now: ______________________________',
      ]
    })
    const none =
      contacts.length === 0 ? ['', '  No way to reach it is known. Found: ______________________________'] : []
    return [
      `${name}   (${id}; check again by ${recheckBy})`,
      ...ways,
      ...none,
      '',
      '  Tried on: ____________   Role: ____________________',
    ].join('\n')
  })
  return `Call sheet: ${String(services.length)} services. Say that you are checking the number for a list; give no name of anybody who needs help.\n\n${blocks.join(`\n\n${'-'.repeat(100)}\n\n`)}\n`
}

import { oncePer } from '../content/oncePer.ts'
import { numberedButtons } from '../conversation/numberedButtons.ts'
import { fill } from '../triage/fill.ts'
import type { Phrases } from '../triage/phrasesSchema.ts'
import type { EmergencyBlock, Fact, Line, ServiceCard, View } from '../triage/View.ts'

/** A view as plain text that stands on its own, with its buttons numbered as `numberedButtons` orders them. */
export const renderPlainText = oncePer(write)

function write(view: View, { plainText }: Phrases): string {
  const blocks = [
    ...view.notices,
    view.heading,
    view.emergency && writeEmergency(view.emergency, plainText.link),
    ...view.paragraphs.map((line) => writeLine(line, plainText.link)),
    view.question?.label === view.heading ? undefined : view.question?.label,
    view.question?.hint,
    ...view.lists.flatMap(({ heading, cards }) => [
      heading === view.heading ? undefined : heading,
      ...cards.map((card) => writeCard(card, view.place === 'service', plainText.link)),
    ]),
    ...view.closing.map((line) => writeLine(line, plainText.link)),
    writeButtons(view, plainText),
    view.question?.multiple ? plainText.ticked : undefined,
    view.help.text,
  ]
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n')
}

function writeEmergency({ level, heading, when, lines }: EmergencyBlock, link: string): string {
  return [
    `${level} ${heading}`,
    ...when.map((each) => `- ${each}`),
    ...lines.map((line) => `* ${writeLine(line, link)}`),
  ].join('\n')
}

/** Addresses are written out; numbers are in the text already. */
function writeLine({ text, href }: Line, link: string): string {
  return href?.startsWith('https:') === true && !href.endsWith(text) ? fill(link, { text, href }) : text
}

function writeCard(card: ServiceCard, inFull: boolean, link: string): string {
  const contacts = card.contacts.flatMap((contact) => [
    `${contact.label}: ${writeLine(contact, link)}`,
    ...contact.notes.map((note) => `  ${note}`),
  ])
  return [
    card.name.toUpperCase(),
    card.summary,
    ...card.facts.map(writeFact),
    ...contacts,
    ...card.terms.map(writeFact),
    ...(inFull ? card.details.map(writeFact) : []),
  ].join('\n')
}

function writeFact({ label, text }: Fact): string {
  return `${label}: ${text}`
}

function writeButtons(view: View, { optionLine, optionHintLine }: Phrases['plainText']): string {
  return numberedButtons(view)
    .map(({ label, hint }, index) =>
      fill(hint === undefined ? optionLine : optionHintLine, { number: String(index + 1), label, hint: hint ?? '' }),
    )
    .join('\n')
}

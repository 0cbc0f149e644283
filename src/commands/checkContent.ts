import type { Service } from '../catalog/schema.ts'
import { contentReport } from '../triage/contentReport.ts'
import { newGaps } from '../triage/newGaps.ts'
import { contentOf, type Environment } from './Environment.ts'

const help = `Checks flows/, services-catalog/ and the trust's own services, and lists what is overdue, closed or was never checked by a person.

  npm run check-content

Every problem is printed as file:line message, and the command then ends with 1.`

/** `npm run check-content`: throws `ContentError` if content cannot be used; what is due is only listed. */
export async function checkContent(args: readonly string[], environment: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const content = contentOf(environment)
  const { catalog, version } = content
  const now = new Date()
  const { due, unconfirmed, unchecked, closed } = contentReport(content, now)
  console.log(`The content is sound: version ${version}, ${String(catalog.services.length)} services.`)
  list('Overdue: somebody must check these again', due, ({ recheckBy }) => `since ${recheckBy}`)
  list('Unconfirmed: shown with a warning', unconfirmed, ({ evidence }) => `from ${String(evidence[0]?.date)}`)
  list('Never checked by a person: check these before launch', unchecked, contactsOf)
  if (closed.length > 0) {
    list(
      'Closed: not shown',
      closed.map(({ service }) => service),
      ({ closed: closing, closedContacts = [] }) =>
        [...closedContacts.map(({ value }) => value), closing === undefined ? '' : `since ${closing.since}`].join(' '),
    )
  }
  const gaps = await newGaps(content, now)
  if (gaps.length > 0) {
    console.log(`\nNobody is left for these answers but the lines for everybody, and gaps.yaml does not expect it`)
    for (const { location, training, issues } of gaps)
      console.log(`  ${String(location)}: ${training.join(', ')}: ${issues.join(', ')}`)
  }
  return 0
}

function list(heading: string, services: readonly Service[], say: (service: Service) => string): void {
  console.log(`\n${heading} (${String(services.length)})`)
  for (const service of services) console.log(`  ${service.id.padEnd(48)} ${say(service)}`)
}

function contactsOf({ contacts }: Service): string {
  return contacts.map(({ value }) => value).join(' · ') || 'no contact known'
}

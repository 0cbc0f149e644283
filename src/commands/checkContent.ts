import { join } from 'node:path'
import { evidenceOf } from '../catalog/checkEvidence.ts'
import type { Service } from '../catalog/schema.ts'
import { ContentError } from '../content/ContentError.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { checkGaps } from '../triage/checkGaps.ts'
import type { Content } from '../triage/content.ts'
import { contentReport } from '../triage/contentReport.ts'
import { gapsSchema } from '../triage/gapsSchema.ts'
import { newGaps } from '../triage/newGaps.ts'
import { contentOf, contentPaths, type Environment } from './Environment.ts'

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
  refuseGaps(contentPaths(environment).root, content)
  const { catalog, version } = content
  const now = new Date()
  const { due, unconfirmed, unchecked, closed } = contentReport(content, now)
  console.log(`The content is sound: version ${version}, ${String(catalog.services.length)} services.`)
  list('Overdue: somebody must check these again', due, ({ recheckBy }) => `since ${recheckBy}`)
  list(
    'Dated later than today: look at the dates of their sources',
    catalog.services.filter((service) => datesAhead(service, now).length > 0),
    (service) => datesAhead(service, now).join(' · '),
  )
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

/** Who is left without a service takes a second to work out, and keeps no start: so it is looked for here. */
export function refuseGaps(root: string, { catalog }: Content): void {
  const { source } = readYamlFile(join(root, 'flows'), 'gaps.yaml', gapsSchema)
  const problems = source === undefined ? [] : checkGaps(source, catalog)
  if (problems.length > 0) throw new ContentError(problems.map((each) => ({ ...each, file: `flows/${each.file}` })))
}

/** The passing of time mends these, so they are no problem: only a slip, most likely. */
function datesAhead(service: Service, now: Date): readonly string[] {
  const today = now.toISOString().slice(0, 10)
  return evidenceOf(service).flatMap(({ evidence: { date } }) => (/^\d/.test(date) && date > today ? [date] : []))
}

function list(heading: string, services: readonly Service[], say: (service: Service) => string): void {
  console.log(`\n${heading} (${String(services.length)})`)
  for (const service of services) console.log(`  ${service.id.padEnd(48)} ${say(service)}`)
}

function contactsOf({ contacts }: Service): string {
  return contacts.map(({ value }) => value).join(' · ') || 'no contact known'
}

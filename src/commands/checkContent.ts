import { join } from 'node:path'
import { evidenceOf } from '../catalog/checkEvidence.ts'
import { isOverdue } from '../catalog/rank.ts'
import type { Service } from '../catalog/schema.ts'
import { ContentError } from '../content/ContentError.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { checkGaps } from '../triage/checkGaps.ts'
import { loadContent, type Content } from '../triage/content.ts'
import { gapsSchema } from '../triage/gapsSchema.ts'
import { projectRoot, type Environment } from './projectRoot.ts'

const help = `Checks flows/ and services-catalog/, and lists what is overdue or was never checked by a person.

  npm run check-content

Every problem is printed as file:line message, and the command then ends with 1.`

/** `npm run check-content`: throws `ContentError` if content cannot be used; what is due is only listed. */
export async function checkContent(args: readonly string[], { trustName }: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const content = loadContent(projectRoot, trustName)
  refuseGaps(projectRoot, content)
  const { catalog, version } = content
  const now = new Date()
  const shown = catalog.services.filter(({ status }) => status === 'current' || status === 'unconfirmed')
  console.log(`The content is sound: version ${version}, ${String(catalog.services.length)} services.`)
  list(
    'Overdue: somebody must check these again',
    shown.filter((service) => isOverdue(service, now)),
    ({ recheckBy }) => `since ${recheckBy}`,
  )
  list(
    'Dated later than today: look at the dates of their sources',
    shown.filter((service) => datesAhead(service, now).length > 0),
    (service) => datesAhead(service, now).join(' · '),
  )
  list(
    'Unconfirmed: shown with a warning',
    shown.filter(({ status }) => status === 'unconfirmed'),
    ({ evidence }) => `from ${String(evidence[0]?.date)}`,
  )
  list(
    'Never checked by a person: check these before launch',
    shown.filter(({ checked }) => checked === undefined),
    contactsOf,
  )
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

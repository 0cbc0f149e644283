import { isOverdue } from '../catalog/rank.ts'
import type { Service } from '../catalog/schema.ts'
import { loadContent } from '../triage/content.ts'
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
  const { catalog, version } = loadContent(projectRoot, trustName)
  const now = new Date()
  const shown = catalog.services.filter(({ status }) => status === 'current' || status === 'unconfirmed')
  console.log(`The content is sound: version ${version}, ${String(catalog.services.length)} services.`)
  list(
    'Overdue: somebody must check these again',
    shown.filter((service) => isOverdue(service, now)),
    ({ recheckBy }) => `since ${recheckBy}`,
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

function list(heading: string, services: readonly Service[], say: (service: Service) => string): void {
  console.log(`\n${heading} (${String(services.length)})`)
  for (const service of services) console.log(`  ${service.id.padEnd(48)} ${say(service)}`)
}

function contactsOf({ contacts }: Service): string {
  return contacts.map(({ value }) => value).join(' · ') || 'no contact known'
}

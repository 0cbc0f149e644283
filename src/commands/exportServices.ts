import { parseArgs } from 'node:util'
import type { Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { csv } from './csv.ts'
import { contentOf, type Environment } from './Environment.ts'
import { UsageError } from './UsageError.ts'

const help = `Writes all services to standard output.

  npm run --silent export -- --format json > services.json
  npm run --silent export -- --format csv > services.csv     one line for each way to reach a service`

/** `npm run export`: the catalog as this deployment has it, closed and hidden services included. */
export async function exportServices(args: readonly string[], environment: Environment): Promise<number> {
  const format = formatOf(args)
  if (format === undefined) {
    console.log(help)
    return 0
  }
  const content = contentOf(environment)
  process.stdout.write(format === 'csv' ? csv(rowsOf(content)) : `${JSON.stringify(asJson(content), null, 2)}\n`)
  return 0
}

function formatOf(args: readonly string[]): 'json' | 'csv' | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { format: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help === true) return undefined
    if (values.format === 'json' || values.format === 'csv') return values.format
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
  throw new UsageError(`--format is json or csv\n\n${help}`)
}

function asJson({ catalog, version }: Content) {
  const hidden = catalog.hidden.map(({ service, reason }) => ({ ...service, hidden: reason }))
  return { version, services: [...catalog.services, ...hidden] }
}

const columns = [
  'id',
  'name',
  'status',
  'hidden because',
  'run by',
  'provider',
  'summary',
  'who it is for',
  'helps with',
  'way to reach it',
  'value',
  'status of this way',
  'note',
  'cost',
  'promise',
  'limits',
  'source',
  'date of the source',
  'grade',
  'checked on',
  'checked by',
  'check again by',
]

function rowsOf({ catalog }: Content): readonly (readonly (string | undefined)[])[] {
  return [
    columns,
    ...catalog.services.flatMap((service) => rowsOfService(service, '')),
    ...catalog.hidden.flatMap(({ service, reason }) => rowsOfService(service, reason)),
  ]
}

function rowsOfService(service: Service, hidden: string): readonly (readonly (string | undefined)[])[] {
  const { contacts, closedContacts = [], evidence, checked } = service
  const ways = [...contacts, ...closedContacts]
  return (ways.length === 0 ? [undefined] : ways).map((contact) => {
    const source = contact?.evidence ?? evidence[0]
    return [
      service.id,
      service.name,
      service.status,
      hidden,
      service.runBy,
      service.provider,
      service.summary,
      service.forWhom.rule,
      [service.helpsWith].flat().join(', '),
      contact?.kind,
      contact?.value,
      contact?.status ?? service.status,
      contact?.note,
      service.cost,
      service.confidentiality?.promise,
      service.confidentiality?.limits,
      source?.source,
      source?.date,
      source?.grade,
      checked?.on,
      checked?.role,
      service.recheckBy,
    ]
  })
}

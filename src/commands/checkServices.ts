import { parseArgs } from 'node:util'
import type { Service } from '../catalog/schema.ts'
import { isOverdue } from '../catalog/rank.ts'
import type { Content } from '../triage/content.ts'
import { withAsking } from './ask.ts'
import { callSheet } from './callSheet.ts'
import { checkOneService } from './checkOneService.ts'
import { csv } from './csv.ts'
import { contentOf, type Environment } from './Environment.ts'
import { serviceWith } from './serviceFile.ts'
import { UsageError } from './UsageError.ts'

const help = `Walks you through the services that somebody must check, and writes down what you find.

  npm run check-services                      those that are overdue, or that nobody has ever tried
  npm run check-services -- samaritans shout  these services

  --list     lists them instead, with their dates; with --due only those that are due
  --csv      the same as a table for a spreadsheet (npm run --silent check-services -- --csv > check.csv)
  --sheet    a call sheet to print and fill in by hand
  --role     your role, such as "wellbeing lead": it stands on the card. Never your name.

For each number or page you answer: right; wrong: NEW VALUE (or wrong); nobody answered; closed; skip; stop.
A number that is wrong or closed is taken off every screen at once. Each answer is written before the next question.`

/** `npm run check-services`: asks about each way to reach a service, or lists what is due. */
export async function checkServices(args: readonly string[], environment: Environment): Promise<number> {
  const { values, positionals } = parse(args)
  if (values.help === true) {
    console.log(help)
    return 0
  }
  const content = contentOf(environment)
  const now = new Date()
  const isListing = values.list === true || values.csv === true || values.sheet === true
  const services = chosen(content, positionals, isListing && values.due !== true && values.sheet !== true, now)
  if (values.csv === true) process.stdout.write(csv(rows(services)))
  else if (values.sheet === true) process.stdout.write(callSheet(services, content.phrases))
  else if (values.list === true) for (const service of services) console.log(line(service, now))
  else return walk(environment, services, values.role)
  return 0
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const
  try {
    const options = { list: flag, due: flag, csv: flag, sheet: flag, help: flag, role: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

/** The services that were named; else those that are shown, all of them or those that are due, the oldest first. */
function chosen(content: Content, ids: readonly string[], isAll: boolean, now: Date): readonly Service[] {
  if (ids.length > 0) return ids.map((id) => serviceWith(content, id))
  return content.catalog.services
    .filter(({ status }) => status === 'current' || status === 'unconfirmed')
    .filter((service) => isAll || isDue(service, now))
    .toSorted((one, other) => (one.recheckBy < other.recheckBy ? -1 : Number(one.recheckBy > other.recheckBy)))
}

function isDue(service: Service, now: Date): boolean {
  return isOverdue(service, now) || service.checked === undefined
}

async function walk(environment: Environment, services: readonly Service[], givenRole: string | undefined) {
  if (services.length === 0) {
    console.log('Nothing is due.')
    return 0
  }
  return withAsking(async (ask) => {
    console.log(
      `${String(services.length)} to check. Leave at any time with "stop": what you have answered is written already.`,
    )
    const role =
      givenRole ?? ((await ask('Your role, such as "wellbeing lead" (never your name):')) || 'wellbeing lead')
    for (const [index, { id }] of services.entries()) {
      console.log(`\n--- ${String(index + 1)} of ${String(services.length)}`)
      // Read again each time: the answer before may have changed this one.
      const content = contentOf(environment)
      const isOver = (await checkOneService(environment, content, serviceWith(content, id), role, ask)) === 'stop'
      if (isOver) break
    }
    console.log('\nDone. Running servers have what you wrote within 15 seconds.')
    return 0
  }, environment.typed)
}

function line(service: Service, now: Date): string {
  const { id, recheckBy, checked } = service
  const due = isOverdue(service, now) ? 'OVERDUE since' : 'check again by'
  return `${id.padEnd(58)} ${due} ${recheckBy}   ${checked === undefined ? 'never checked' : `checked ${checked.on} by ${checked.role}`}`
}

function rows(services: readonly Service[]): readonly (readonly (string | undefined)[])[] {
  const titles = [
    'id',
    'name',
    'way',
    'value',
    'source',
    'date of the source',
    'checked on',
    'checked by',
    'check again by',
  ]
  const each = services.flatMap(({ id, name, contacts, evidence, checked, recheckBy }) =>
    contacts.map(({ kind, value, evidence: own = evidence[0] }) => [
      id,
      name,
      kind,
      value,
      own?.source,
      own?.date,
      checked?.on,
      checked?.role,
      recheckBy,
    ]),
  )
  return [[...titles, 'what you found', 'on', 'your role'], ...each]
}

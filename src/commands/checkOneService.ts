import type { Contact, Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { fill, join, writeDate } from '../triage/fill.ts'
import type { Ask } from './ask.ts'
import { closeOne } from './closeService.ts'
import { bringForward, closeContact, writeChecked, writeNewValue } from './contactEdits.ts'
import type { Environment } from './Environment.ts'
import { readReply, type Reply } from './readReply.ts'

/** What became of one way to reach a service; `tried` when the person got through. */
type Found = 'tried' | 'nobody' | 'off' | 'skipped' | 'stop' | 'all-closed'

/** Asks about each way to reach a service, writes each answer at once, and at its end that the service was checked. */
export async function checkOneService(
  environment: Environment,
  content: Content,
  service: Service,
  role: string,
  ask: Ask,
): Promise<'next' | 'stop'> {
  const { phrases } = content
  const source = service.evidence[0]
  console.log(`${service.name}\n${service.summary}`)
  console.log(`Its facts come from ${source?.source ?? 'nowhere'} (${writeDate(source?.date ?? '', phrases)}).`)
  if (service.contacts.length === 0) console.log('No way to reach it is known. If you find one, add it to its file.')
  const tried: string[] = []
  let isSure = true
  for (const contact of service.contacts) {
    const { found, value } = await checkContact(environment, content, service, contact, role, ask)
    if (found === 'stop') return 'stop'
    if (found === 'all-closed') return 'next'
    if (found === 'tried') tried.push(fill(content.pages.checks[contact.kind], { value }))
    if (found === 'nobody' || found === 'skipped') isSure = false
  }
  if (tried.length === 0 || !isSure) {
    console.log('Not written as checked: not every way was tried with success.')
    return 'next'
  }
  writeChecked(environment, service, join(tried, phrases.and), role)
  return 'next'
}

async function checkContact(
  environment: Environment,
  content: Content,
  service: Service,
  contact: Contact,
  role: string,
  ask: Ask,
): Promise<{ readonly found: Found; readonly value: string }> {
  const { phrases } = content
  const { value, evidence = service.evidence[0], note } = contact
  console.log(`\n  ${phrases.card.contactKinds[contact.kind]}: ${value}${note === undefined ? '' : `   (${note})`}`)
  console.log(`  from ${evidence?.source ?? ''} (${writeDate(evidence?.date ?? '', phrases)})`)
  for (;;) {
    const reply = readReply(await ask('  right / wrong: NEW VALUE / nobody answered / closed / skip / stop?'))
    if (reply !== undefined) return apply(environment, content, service, contact, reply, role, ask)
    console.log('  Please answer with one of these words.')
  }
}

async function apply(
  environment: Environment,
  content: Content,
  service: Service,
  contact: Contact,
  reply: Reply,
  role: string,
  ask: Ask,
): Promise<{ readonly found: Found; readonly value: string }> {
  const { value } = contact
  switch (reply.kind) {
    case 'stop':
    case 'skipped':
      return { found: reply.kind, value }
    case 'right':
      return { found: 'tried', value }
    case 'nobody':
      console.log('  Left as it is. Try once more at another time; if nobody answers then either, answer "closed".')
      bringForward(environment, service)
      return { found: 'nobody', value }
    case 'closed': {
      const whole = await ask('  Is the whole service closed? yes, or no if only this way is:')
      if (whole === undefined) return { found: 'stop', value }
      if (!/^y(es)?$/i.test(whole)) {
        closeContact(environment, service, contact, 'nobody can be reached this way')
        return { found: 'off', value }
      }
      const isClosed = await closeOne(environment, service.id, { reason: 'a check found it closed' }, ask)
      return { found: isClosed ? 'all-closed' : 'skipped', value }
    }
    case 'wrong': {
      closeContact(environment, service, contact, 'a check found it wrong')
      if (reply.value === undefined) return { found: 'off', value }
      return replaceContact(environment, content, service, contact, reply.value, role, ask)
    }
  }
}

/** A new number is shown only once it was typed twice alike, fits, and, unless it was tried, with a warning. The old one stays closed. */
async function replaceContact(
  environment: Environment,
  content: Content,
  service: Service,
  contact: Contact,
  first: string,
  role: string,
  ask: Ask,
): Promise<{ readonly found: Found; readonly value: string }> {
  let value: string | undefined = first
  while (value !== undefined && value !== '') {
    const again = await ask('  Type the new one once more, to be safe:')
    if (again === undefined) break
    if (again === value) {
      const isTried = /^y(es)?$/i.test((await ask('  Have you tried it, and did it work? yes or no:')) ?? '')
      const how = fill(content.pages.checks[contact.kind], { value })
      if (writeNewValue(environment, content, service, contact, { value, isTried, role, how })) {
        console.log(`  Written: ${value}${isTried ? '' : ', with a warning until somebody has tried it'}`)
        return { found: isTried ? 'tried' : 'skipped', value }
      }
    } else console.log('  The two differ.')
    value = await ask('  Type the new one, or press Enter to leave the old one closed:')
  }
  return { found: value === '' ? 'off' : 'stop', value: first }
}

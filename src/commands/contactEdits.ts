import { join } from 'node:path'
import { z } from 'zod'
import { isRoundTheClock } from '../catalog/isRoundTheClock.ts'
import type { Contact, Service } from '../catalog/schema.ts'
import { ContentError } from '../content/ContentError.ts'
import { editYaml, type YamlEdit } from '../content/editYaml.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import type { Content } from '../triage/content.ts'
import type { Environment } from './Environment.ts'
import { contentWith, pathOf, textOf, writeWhole } from './serviceFile.ts'
import { monthsLater, today } from './today.ts'

/** Writes a new value for a contact that is closed, and keeps the old number to be recognised; false where it cannot be written. */
export function writeNewValue(
  environment: Environment,
  { catalog }: Content,
  service: Service,
  contact: Contact,
  {
    value,
    isTried,
    role,
    how,
  }: { readonly value: string; readonly isTried: boolean; readonly role: string; readonly how: string },
): boolean {
  const { path, index, record } = placeOf(environment, service.id, contact)
  const sharers = catalog.services.filter(
    ({ id, contacts }) => id !== service.id && contacts.some((each) => each.value === contact.value),
  )
  for (const { id } of sharers) console.log(`  ${contact.value} also stands at ${id}: npm run check-services -- ${id}`)
  const isNumber = contact.kind === 'phone' || contact.kind === 'text'
  const formerly = record.formerly ?? {}
  const numbers = [...new Set([...(formerly.numbers ?? []), contact.value])]
  const at: YamlEdit['path'] = ['contacts', index]
  const edits: YamlEdit[] = [
    { path: at, key: 'value', value },
    { path: at, key: 'closed', value: undefined },
    { path: at, key: 'status', value: isTried ? undefined : 'unconfirmed' },
    { path: at, key: 'evidence', value: { source: `found by the ${role}`, date: today(), grade: isTried ? 'N' : 'C' } },
    ...(isTried ? [checkedEdit(how, role)] : []),
    // A fact of today cannot be overdue already.
    ...(service.recheckBy <= today() ? [{ path: [], key: 'recheckBy', value: weekLater() }] : []),
    ...(isNumber && sharers.length === 0 && !isShort(contact.value)
      ? [{ path: [], key: 'formerly', value: { ...formerly, numbers }, after: 'status' }]
      : []),
  ]
  return save(environment, path, edits)
}

/** Takes a contact off every screen. */
export function closeContact(environment: Environment, service: Service, contact: Contact, reason: string): void {
  const { path, index } = placeOf(environment, service.id, contact)
  const at: YamlEdit['path'] = ['contacts', index]
  const isSaved = save(environment, path, [
    { path: at, key: 'status', value: 'closed' },
    { path: at, key: 'closed', value: { since: today(), reason } },
  ])
  if (isSaved) console.log(`  Closed at once: ${contact.value} is not shown any more.`)
}

/** Nobody answered: it is due again in a week. */
export function bringForward(environment: Environment, { id, recheckBy }: Service): void {
  const week = weekLater()
  if (recheckBy <= week) return
  save(environment, pathOf(environment, id, { ownDetails: true }), [{ path: [], key: 'recheckBy', value: week }])
}

/** Writes that a service was checked today, and when it is due again. */
export function writeChecked(environment: Environment, service: Service, how: string, role: string): void {
  const day = today()
  // Three months for a line open day and night, six for most others.
  const recheckBy = monthsLater(day, isRoundTheClock(service) ? 3 : 6)
  const isSaved = save(environment, pathOf(environment, service.id, { ownDetails: true }), [
    checkedEdit(how, role),
    { path: [], key: 'recheckBy', value: recheckBy },
  ])
  if (isSaved) console.log(`Written: checked on ${day}, to be checked again by ${recheckBy}.`)
}

function checkedEdit(how: string, role: string): YamlEdit {
  return { path: [], key: 'checked', value: { on: today(), how, role }, after: 'evidence' }
}

function weekLater(): string {
  return new Date(Date.parse(today()) + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** Writes edits if the content is sound with them; says what is wrong if not. */
function save(environment: Environment, path: string, edits: readonly YamlEdit[]): boolean {
  const text = editYaml(textOf(path), edits)
  try {
    contentWith(environment, path, text)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.log(`  This cannot be written:\n  ${error.message}`)
    return false
  }
  writeWhole(path, text)
  return true
}

const recordSchema = z.looseObject({
  contacts: z.array(z.looseObject({ kind: z.string(), value: z.string(), status: z.string().optional() })).default([]),
  formerly: z.looseObject({ numbers: z.array(z.string()).optional() }).optional(),
})

/** The file that holds a contact, and where in it: the trust's details, or the record itself. */
function placeOf(environment: Environment, id: string, { kind, value }: Contact) {
  const own = pathOf(environment, id, { ownDetails: true })
  for (const path of new Set([own, pathOf(environment, id)])) {
    const { source } = readYamlFile(join(path, '..'), `${id}.yaml`, recordSchema)
    const index = source?.value.contacts.findIndex((each) => each.kind === kind && each.value === value) ?? -1
    if (source !== undefined && index !== -1) return { path, index, record: source.value }
  }
  throw new Error('the file of this service has changed meanwhile: start again')
}

function isShort(number: string): boolean {
  return number.replaceAll(' ', '').length < 7
}

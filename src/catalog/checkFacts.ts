import type { Path, Source } from '../content/Source.ts'
import { isShortCode } from './phoneNumber.ts'
import type { Contact, Evidence, ServiceRecord } from './schema.ts'

/** What is wrong with how a service's status, dates and sources fit together, each at its place in the file. */
export function checkFacts({ value: service }: Source<ServiceRecord>): readonly Found[] {
  return [...checkStatus(service), ...checkArrangement(service), ...checkDates(service)]
}

type Found = { readonly path: Path; readonly message: string }

/** A fact is `current` on grade A or B, or once a person has checked it; the national short codes and local routes need neither. */
function checkStatus(service: ServiceRecord): readonly Found[] {
  if (service.checked !== undefined) return []
  const message = (grades: string) =>
    `"current" needs a source of grade A or B, or that a person has checked it: with ${grades} alone write unconfirmed`
  const weak = service.contacts.flatMap((contact, index): readonly Found[] => {
    const evidence = contact.evidence === undefined ? service.evidence : [contact.evidence]
    if ((contact.status ?? service.status) !== 'current' || isSure(contact) || isBacked(evidence)) return []
    const path = contact.evidence === undefined ? ['status'] : ['contacts', index, 'evidence', 'grade']
    return [{ path, message: message(gradesOf(evidence)) }]
  })
  if (service.contacts.length > 0) return weak.slice(0, 1)
  const isWeak = service.status === 'current' && !isBacked(service.evidence)
  return isWeak ? [{ path: ['status'], message: message(gradesOf(service.evidence)) }] : []
}

/** Peer support is always by arrangement. */
function checkArrangement({ peerSupport, immediate }: ServiceRecord): readonly Found[] {
  if (peerSupport !== true || !immediate) return []
  return [
    { path: ['peerSupport'], message: 'peer support is by arrangement: write immediate: false, or remove peerSupport' },
  ]
}

function isSure({ kind, value }: Contact): boolean {
  return kind === 'local' || kind === 'in-person' || isShortCode(value)
}

function isBacked(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ grade }) => grade === 'A' || grade === 'B')
}

function gradesOf(evidence: readonly Evidence[]): string {
  return `grade ${[...new Set(evidence.map(({ grade }) => grade))].join(' and ')}`
}

/** Compares only days in the file with each other: what is wrong today was wrong when it was written. */
function checkDates({ evidence, contacts, barriers, checked, recheckBy }: ServiceRecord): readonly Found[] {
  const dated = [
    ...evidence.map(({ date }, index) => ({ path: ['evidence', index, 'date'], date })),
    ...contacts.map(({ evidence: own }, index) => ({ path: ['contacts', index, 'evidence', 'date'], date: own?.date })),
    ...barriers.map(({ evidence: own }, index) => ({ path: ['barriers', index, 'evidence', 'date'], date: own.date })),
    { path: ['checked', 'on'], date: checked?.on },
  ]
  return dated
    .filter(({ date }) => date !== undefined && /^\d/.test(date) && date > recheckBy)
    .map(({ path, date }) => ({
      path,
      message: `${String(date)} is later than recheckBy (${recheckBy}): one of the two is wrong`,
    }))
}

import { nearest } from '../content/nearest.ts'
import type { Problem } from '../content/Problem.ts'
import type { Path, Source } from '../content/Source.ts'
import { foundingServices } from './foundingServices.ts'
import { isRoundTheClock } from './isRoundTheClock.ts'
import type { FillIn, Hide } from './localSchema.ts'
import { dialled, isShortCode } from './phoneNumber.ts'
import type { LocalFiles } from './readLocalFiles.ts'
import type { ServiceRecord } from './schema.ts'

type ById = ReadonlyMap<string, Source<ServiceRecord>>

/** What a trust's files may not do to the services that every trust has. */
export function checkLocal(local: LocalFiles, byId: ById): readonly Problem[] {
  return [
    ...local.fillIns.flatMap((source) => fillInProblems(source, byId)),
    ...local.hides.flatMap((source) => hideProblems(source, byId)),
    ...local.added.flatMap((source) => addedProblems(source, byId)),
    ...twice(local),
  ]
}

/** Why a trust cannot hide a service; undefined where it can. */
function whyProtected(service: ServiceRecord): string | undefined {
  if (service.contacts.some(({ value }) => isShortCode(value))) return 'it is emergency help'
  if (isRoundTheClock(service)) return 'it is open 24 hours a day'
  return foundingServices.includes(service.id) ? 'the founding documents name it' : undefined
}

function fillInProblems(source: Source<FillIn>, byId: ById): readonly Problem[] {
  const id = source.value.fillsIn
  const problems = [...named(source, 'fillsIn', id), ...known(source, 'fillsIn', id, byId)]
  const service = byId.get(id)?.value
  if (service === undefined || service.runBy !== 'external') return problems
  const message = `"${id}" is not run by an employer or trainer, so no trust has details of its own for it: add a service with an id of its own`
  return [...problems, at(source, ['fillsIn'], message)]
}

/** A service of the trust must not stand in for one that every trust has, and says what it tells the employer. */
function addedProblems(source: Source<ServiceRecord>, byId: ById): readonly Problem[] {
  const { contacts, runBy, confidentiality } = source.value
  const owners = new Map(
    [...byId.values()].flatMap(({ value }) => numbersOf(value).map((number) => [dialled(number), value] as const)),
  )
  const taken = contacts.flatMap(({ kind, value }, index) => {
    const owner = kind === 'phone' || kind === 'text' ? owners.get(dialled(value)) : undefined
    if (owner === undefined) return []
    const message = `"${value}" is the number of ${owner.name}, which everybody is shown already: leave it out here`
    return [at(source, ['contacts', index, 'value'], message)]
  })
  if (runBy === 'external' || confidentiality !== undefined) return taken
  const message = 'say under confidentiality what it keeps to itself, and under limits what it must tell the employer'
  return [...taken, at(source, ['id'], message)]
}

function numbersOf({ contacts }: ServiceRecord): readonly string[] {
  return contacts.flatMap(({ kind, value }) => (kind === 'phone' || kind === 'text' ? [value] : []))
}

function hideProblems(source: Source<Hide>, byId: ById): readonly Problem[] {
  const id = source.value.hides
  const problems = [...named(source, 'hides', id), ...known(source, 'hides', id, byId)]
  const service = byId.get(id)?.value
  const why = service === undefined ? undefined : whyProtected(service)
  return why === undefined ? problems : [...problems, at(source, ['hides'], `"${id}" cannot be hidden: ${why}`)]
}

function twice({ fillIns, hides }: LocalFiles): readonly Problem[] {
  const all = [
    ...fillIns.map((source) => ({ source, key: 'fillsIn', id: source.value.fillsIn })),
    ...hides.map((source) => ({ source, key: 'hides', id: source.value.hides })),
  ]
  return all.flatMap(({ source, key, id }, index) => {
    const other = all.slice(0, index).find((earlier) => earlier.id === id)
    if (other === undefined) return []
    return [at(source, [key], `"${id}" is filled in or hidden already, in ${other.source.file}`)]
  })
}

function named(source: Source<unknown>, key: string, id: string): readonly Problem[] {
  if (source.file.split('/').at(-1) === `${id}.yaml`) return []
  return [at(source, [key], `the file about "${id}" must be called ${id}.yaml`)]
}

function known(source: Source<unknown>, key: string, id: string, byId: ById): readonly Problem[] {
  if (byId.has(id)) return []
  const near = nearest(id, [...byId.keys()])
  return [at(source, [key], `there is no service "${id}"${near === undefined ? '' : `; did you mean "${near}"?`}`)]
}

function at(source: Source<unknown>, path: Path, message: string): Problem {
  return { file: source.file, line: source.lineOf(path), message }
}

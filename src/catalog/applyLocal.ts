import { nearest } from '../content/nearest.ts'
import type { Problem } from '../content/Problem.ts'
import type { Path, Source } from '../content/Source.ts'
import { whyProtected } from './isProtected.ts'
import type { FillIn, Hide } from './localSchema.ts'
import type { LocalFiles } from './readLocalFiles.ts'
import type { ServiceRecord } from './schema.ts'

/** A service that the trust does not show, and the reason it gives. */
export type Hidden = { readonly service: ServiceRecord; readonly reason: string }

/** What the trust's files make of the services that every trust has. */
export type Applied = {
  /** The services that are not hidden, those that were filled in with the trust's details. */
  readonly shared: readonly Source<ServiceRecord>[]
  readonly hidden: readonly Hidden[]
  readonly problems: readonly Problem[]
}

/** Fills in and hides services as the trust's files say; what they may not do is a problem. */
export function applyLocal(shared: readonly Source<ServiceRecord>[], { fillIns, hides }: LocalFiles): Applied {
  const byId = new Map(shared.map((source) => [source.value.id, source]))
  const problems = [
    ...fillIns.flatMap((source) => fillInProblems(source, byId)),
    ...hides.flatMap((source) => hideProblems(source, byId)),
    ...twice(fillIns, hides),
  ]
  const details = new Map(fillIns.map((source) => [source.value.fillsIn, source]))
  const reasons = new Map(hides.map(({ value }) => [value.hides, value.reason]))
  return {
    shared: shared
      .filter(({ value }) => !reasons.has(value.id))
      .map((source) => {
        const given = details.get(source.value.id)
        return given === undefined ? source : filledIn(source, given)
      }),
    hidden: [...reasons].flatMap(([id, reason]) => {
      const service = byId.get(id)?.value
      return service === undefined ? [] : [{ service, reason }]
    }),
    problems,
  }
}

type ById = ReadonlyMap<string, Source<ServiceRecord>>

/** The trust's details in place of the general ones; the general sources stay behind the trust's own. */
function filledIn({ value: service }: Source<ServiceRecord>, { file, value, lineOf }: Source<FillIn>) {
  const { fillsIn: _, ...given } = value
  const details = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined))
  const { checked: __, ...general } = service
  const isRenamed = given.name !== undefined && given.name !== service.name
  const record: ServiceRecord = {
    ...general,
    ...details,
    alsoKnownAs: [
      ...new Set([...(given.alsoKnownAs ?? []), ...service.alsoKnownAs, ...(isRenamed ? [service.name] : [])]),
    ],
    evidence: [...given.evidence, ...service.evidence],
  }
  return { file, value: record, lineOf }
}

function fillInProblems(source: Source<FillIn>, byId: ById): readonly Problem[] {
  const id = source.value.fillsIn
  const problems = [...named(source, 'fillsIn', id), ...known(source, 'fillsIn', id, byId)]
  const service = byId.get(id)?.value
  if (service === undefined || service.runBy !== 'external') return problems
  const message = `"${id}" is not run by an employer or trainer, so no trust has details of its own for it: add a service with an id of its own`
  return [...problems, at(source, ['fillsIn'], message)]
}

function hideProblems(source: Source<Hide>, byId: ById): readonly Problem[] {
  const id = source.value.hides
  const problems = [...named(source, 'hides', id), ...known(source, 'hides', id, byId)]
  const service = byId.get(id)?.value
  const why = service === undefined ? undefined : whyProtected(service)
  return why === undefined ? problems : [...problems, at(source, ['hides'], `"${id}" cannot be hidden: ${why}`)]
}

function twice(fillIns: readonly Source<FillIn>[], hides: readonly Source<Hide>[]): readonly Problem[] {
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

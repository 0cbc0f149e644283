import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import { checkLocal } from './checkLocal.ts'
import type { FillIn } from './localSchema.ts'
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
export function applyLocal(shared: readonly Source<ServiceRecord>[], local: LocalFiles): Applied {
  const { fillIns, hides } = local
  const byId = new Map(shared.map((source) => [source.value.id, source]))
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
    problems: checkLocal(local, byId),
  }
}

/** The trust's details in place of the general ones; the general sources stay behind the trust's own. */
function filledIn({ value: service }: Source<ServiceRecord>, details: Source<FillIn>): Source<ServiceRecord> {
  const { fillsIn: _, ...given } = details.value
  const stated = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined))
  const { checked: __, ...general } = service
  const isRenamed = given.name !== undefined && given.name !== service.name
  const record: ServiceRecord = {
    ...general,
    ...stated,
    alsoKnownAs: [
      ...new Set([...(given.alsoKnownAs ?? []), ...service.alsoKnownAs, ...(isRenamed ? [service.name] : [])]),
    ],
    evidence: [...given.evidence, ...service.evidence],
  }
  return { ...details, value: record }
}

import { listYamlFiles } from '../content/listYamlFiles.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { unexpectedFiles } from '../content/unexpectedFiles.ts'
import { checkServices } from './checkServices.ts'
import { prepare, type Prepared } from './prepare.ts'
import { serviceSchema, type Service } from './schema.ts'

/** Every service there is, in the order of their ids, and those that can be shown, prepared for finding. */
export type Catalog = {
  readonly services: readonly Service[]
  readonly byId: ReadonlyMap<string, Service>
  readonly prepared: Prepared
}

/** Reads the service files below a folder; a catalog with problems must not be used. */
export function loadCatalog(root: string): { readonly catalog: Catalog; readonly problems: readonly Problem[] } {
  const results = listYamlFiles(root).map((file) => readYamlFile(root, file, serviceSchema))
  const sources = results.flatMap(({ source }) => source ?? [])
  const problems = [...unexpectedFiles(root), ...results.flatMap((result) => result.problems)]
  return { catalog: catalogOf(sources.map(({ value }) => value)), problems: [...problems, ...checkServices(sources)] }
}

/** A catalog of these services. */
export function catalogOf(services: readonly Service[]): Catalog {
  const sorted = services.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return { services: sorted, byId: new Map(sorted.map((service) => [service.id, service])), prepared: prepare(sorted) }
}

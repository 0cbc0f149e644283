import type { ContentFolder } from '../content/ContentFolder.ts'
import { listYamlFiles } from '../content/listYamlFiles.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import type { Source } from '../content/Source.ts'
import { unexpectedFiles } from '../content/unexpectedFiles.ts'
import { applyLocal, type Hidden } from './applyLocal.ts'
import { checkServices } from './checkServices.ts'
import { prepare, type Prepared } from './prepare.ts'
import { readLocalFiles, type LocalFiles } from './readLocalFiles.ts'
import { serviceSchema, type Service, type ServiceRecord } from './schema.ts'
import { withoutClosedContacts } from './withoutClosedContacts.ts'

/** Every service there is, in the order of their ids, and those that can be shown, prepared for finding. */
export type Catalog = {
  readonly services: readonly Service[]
  readonly byId: ReadonlyMap<string, Service>
  readonly prepared: Prepared
  /** What the trust does not show, and why. */
  readonly hidden: readonly Hidden[]
  /** The file of each service: the trust's own where it adds a service or fills one in. */
  readonly files: ReadonlyMap<string, string>
}

/** A folder of service files, and what problems call it. */
export type Folder = { readonly root: ContentFolder; readonly name: string }

/** The folder of examples for a trust's own services: it is copied, and never shown. */
export const exampleFolder = 'local.example'

/** Reads the service files below a folder, and the trust's own if it has a folder for them; a catalog with problems must not be used. */
export function loadCatalog(
  root: ContentFolder,
  { name = '', local }: { readonly name?: string; readonly local?: Folder | undefined } = {},
): { readonly catalog: Catalog; readonly problems: readonly Problem[] } {
  const isShared = (file: string) => !file.startsWith(`${exampleFolder}/`)
  const results = listYamlFiles(root)
    .filter(isShared)
    .map((file) => inFolder(name, readYamlFile(root, file, serviceSchema)))
  const own = local === undefined ? noFiles : filesOf(local)
  const {
    shared,
    hidden,
    problems: localProblems,
  } = applyLocal(
    results.flatMap(({ source }) => source ?? []),
    own,
  )
  const sources = [...shared, ...own.added]
  const added = new Set(own.added.map(({ value }) => value))
  const services = sources.map(({ value }): Service => (added.has(value) ? { ...value, isLocal: true } : value))
  return {
    catalog: catalogOf(services, hidden, new Map(sources.map(({ file, value }) => [value.id, file]))),
    problems: [
      ...inFolder(name, { problems: unexpectedFiles(root).filter(({ file }) => isShared(file)) }).problems,
      ...results.flatMap(({ problems }) => problems),
      ...own.problems,
      ...localProblems,
      // A service may have been replaced by one that is hidden here.
      ...checkServices(
        sources,
        hidden.map(({ service }) => service.id),
      ),
    ],
  }
}

/** A catalog of these services. */
export function catalogOf(
  services: readonly Service[],
  hidden: readonly Hidden[] = [],
  files: ReadonlyMap<string, string> = new Map(),
): Catalog {
  const sorted = services.map(withoutClosedContacts).toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return {
    services: sorted,
    byId: new Map(sorted.map((service) => [service.id, service])),
    prepared: prepare(sorted),
    hidden,
    files,
  }
}

const noFiles: LocalFiles = { added: [], fillIns: [], hides: [], problems: [] }

function filesOf({ root, name }: Folder): LocalFiles {
  const { added, fillIns, hides, problems } = readLocalFiles(root)
  const named = <T>(sources: readonly Source<T>[]) =>
    sources.map((source) => ({ ...source, file: `${name}/${source.file}` }))
  return {
    added: named<ServiceRecord>(added),
    fillIns: named(fillIns),
    hides: named(hides),
    problems: problems.map((problem) => ({ ...problem, file: `${name}/${problem.file}` })),
  }
}

/** The same result, its file named from the folder above. */
function inFolder<
  T extends { readonly source?: Source<ServiceRecord> | undefined; readonly problems: readonly Problem[] },
>(name: string, result: T): T {
  if (name === '') return result
  const path = (file: string) => `${name}/${file}`
  const { source } = result
  return {
    ...result,
    ...(source === undefined ? {} : { source: { ...source, file: path(source.file) } }),
    problems: result.problems.map((problem) => ({ ...problem, file: path(problem.file) })),
  }
}

import type { ContentFolder } from '../content/ContentFolder.ts'
import { listYamlFiles } from '../content/listYamlFiles.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { unexpectedFiles } from '../content/unexpectedFiles.ts'
import { applyLocal, type Hidden } from './applyLocal.ts'
import { checkServices } from './checkServices.ts'
import { namedIn, type Folder } from './Folder.ts'
import { prepare, type Prepared } from './prepare.ts'
import { readLocalFiles, type LocalFiles } from './readLocalFiles.ts'
import { serviceSchema, type Service } from './schema.ts'
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

/** The folder of examples for a trust's own services: it is copied, and never shown. */
export const exampleFolder = 'local.example'

/** Reads the service files below a folder, and the trust's own if it has a folder for them; a catalog with problems must not be used. */
export function loadCatalog(
  root: ContentFolder,
  { name = '', local }: { readonly name?: string; readonly local?: Folder | undefined } = {},
): { readonly catalog: Catalog; readonly problems: readonly Problem[] } {
  const { sources: records, problems } = readRecords({ root, name })
  const own = local === undefined ? noFiles : readLocalFiles(local)
  const { shared, hidden, problems: localProblems } = applyLocal(records, own)
  const sources = [...shared, ...own.added]
  const added = new Set(own.added.map(({ value }) => value))
  const services = sources.map(({ value }): Service => (added.has(value) ? { ...value, isLocal: true } : value))
  const files = new Map(sources.map(({ file, value }) => [value.id, file]))
  // A service may have been replaced by one that is hidden here, or name its number.
  const hiddenServices = hidden.map(({ service }) => service)
  return {
    catalog: catalogOf(services, hidden, files),
    problems: [...problems, ...own.problems, ...localProblems, ...checkServices(sources, hiddenServices)],
  }
}

/** The records of the shared catalog, without the examples for a trust. */
function readRecords(folder: Folder) {
  const isShared = (file: string) => !file.startsWith(`${exampleFolder}/`)
  const results = listYamlFiles(folder.root)
    .filter(isShared)
    .map((file) => readYamlFile(folder.root, file, serviceSchema))
  const stray = unexpectedFiles(folder.root).filter(({ file }) => isShared(file))
  return {
    sources: namedIn(
      folder,
      results.flatMap(({ source }) => source ?? []),
    ),
    problems: namedIn(folder, [...stray, ...results.flatMap(({ problems }) => problems)]),
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

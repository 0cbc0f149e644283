import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Folder } from '../catalog/Folder.ts'
import { checkTextNumbers, numbersOf } from '../catalog/checkTextNumbers.ts'
import { loadCatalog, type Catalog } from '../catalog/loadCatalog.ts'
import { checkWording } from '../content/checkWording.ts'
import { ContentError } from '../content/ContentError.ts'
import type { ContentFolder } from '../content/ContentFolder.ts'
import { contentVersion } from '../content/contentVersion.ts'
import { listYamlFiles } from '../content/listYamlFiles.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile, type ReadResult } from '../content/readYamlFile.ts'
import type { Source } from '../content/Source.ts'
import { unexpectedFiles } from '../content/unexpectedFiles.ts'
import { labelsOf } from '../understanding/labelsOf.ts'
import { keepUnderstanding } from '../understanding/keepUnderstanding.ts'
import { understandingFiles } from '../understanding/loadUnderstanding.ts'
import type { Understanding } from '../understanding/Understanding.ts'
import { approvalOf, signOffFile, type Approval } from './approval.ts'
import { checkEmergencyNumbers } from './checkEmergencyNumbers.ts'
import { emergencySchema, type Emergency } from './emergencySchema.ts'
import { flowSchema, type Flow } from './flowSchema.ts'
import { gapsSchema, type Gaps } from './gapsSchema.ts'
import { phrasesSchema, type Phrases } from './phrasesSchema.ts'
import { pagesWordsSchema, type PagesWords } from './pagesWords.ts'
import { signOffSchema, type SignOff } from './signOffSchema.ts'
import { teamsWordsSchema, type TeamsWords } from './teamsWords.ts'
import { widgetWordsSchema, type WidgetWords } from './widgetWords.ts'

/** Everything that people can read, and its version; `trust` is who runs this deployment, in words. */
export type Content = {
  readonly version: string
  readonly trust: string
  /** Where people find the web version, if the deployment says so. */
  readonly address?: string | undefined
  /** Whom to tell that something is wrong, if the deployment says so. */
  readonly safetyContact?: string | undefined
  /** Whether this wording was approved. */
  readonly approval: Approval
  readonly flow: Flow
  readonly phrases: Phrases
  readonly emergency: Emergency
  readonly gaps: Gaps
  readonly widget: WidgetWords
  readonly teams: TeamsWords
  readonly pages: PagesWords
  readonly catalog: Catalog
  /** The rules for typed words, compiled. */
  readonly understanding: Understanding
  /** Whether nothing outside a service's own card may differ with what it is about: see `discreetContent`. */
  readonly isDiscreet?: boolean
}

const flowFiles: readonly string[] = [
  'find-support.yaml',
  'phrases.yaml',
  'emergency.yaml',
  'gaps.yaml',
  'widget.yaml',
  'teams.yaml',
  'pages.yaml',
  signOffFile,
  ...understandingFiles,
]

/** The folders that content comes from; `local` holds the trust's own services. */
export type ContentFolders = { readonly flows: ContentFolder; readonly catalog: ContentFolder; readonly local?: Folder }

/** The folders below a root, and the trust's own if it has one. */
export function foldersBelow(root: string, localCatalog?: string): ContentFolders {
  const local = localCatalog === undefined ? {} : { local: { root: localCatalog, name: basename(localCatalog) } }
  return { flows: join(root, 'flows'), catalog: join(root, 'services-catalog'), ...local }
}

/** The version of the content in these folders. Throws `ContentError` when one of them cannot be read. */
export function versionOf({ flows, catalog, local }: ContentFolders): string {
  return contentVersion([flows, catalog, ...(local === undefined ? [] : [local.root])])
}

/** Reads the content of these folders, or of those below a root. Throws `ContentError` with every problem of every file. */
export function loadContent(
  from: string | ContentFolders,
  trustName: string | undefined,
  address?: string,
  safetyContact?: string,
): Content {
  const folders = typeof from === 'string' ? foldersBelow(from) : from
  const { flows: flowsRoot, catalog: catalogRoot, local } = folders
  const { catalog, problems: catalogProblems } = loadCatalog(catalogRoot, { name: 'services-catalog', local })
  const problems = [...catalogProblems, ...inFolder('flows', strayFlowFiles(flowsRoot))]
  // With a broken record its numbers are not known: they are looked for once it is mended.
  const numbers =
    catalogProblems.length > 0
      ? undefined
      : numbersOf([...catalog.services, ...catalog.hidden.map(({ service }) => service)])
  const checkTexts = (source: Source<unknown>) => [
    ...checkWording(source),
    ...(numbers ? checkTextNumbers(source, numbers) : []),
  ]
  const read = <S extends z.ZodType>(file: string, schema: S, check?: Check<z.output<S>>): z.output<S> | undefined => {
    const { source, problems: found } = readYamlFile(flowsRoot, file, schema)
    const checked = source ? [...checkTexts(source), ...(check?.(source) ?? [])] : []
    problems.push(...inFolder('flows', [...found, ...checked]))
    return source?.value
  }
  const flow = read('find-support.yaml', flowSchema)
  const phrases = read('phrases.yaml', phrasesSchema)
  const emergency = read('emergency.yaml', emergencySchema, (source) =>
    catalogProblems.length > 0 ? [] : checkEmergencyNumbers(source, catalog),
  )
  const gaps = read('gaps.yaml', gapsSchema)
  const widget = read('widget.yaml', widgetWordsSchema)
  const teams = read('teams.yaml', teamsWordsSchema)
  const pages = read('pages.yaml', pagesWordsSchema)
  const signOff = readSignOff(flowsRoot)
  problems.push(...inFolder('flows', signOff.problems))
  const typed = keepUnderstanding(flowsRoot, labelsOf(flow?.questions ?? []))
  problems.push(...inFolder('flows', typed.problems))
  const { understanding } = typed
  if (problems.length > 0 || !understanding || !flow || !phrases || !emergency || !gaps || !widget || !teams || !pages)
    throw new ContentError(problems)
  const trust = trustName ?? phrases.greeting.trustUnnamed
  return {
    version: versionOf(folders),
    trust,
    address,
    safetyContact,
    approval: approvalOf(folders, signOff.source?.value),
    flow,
    phrases,
    emergency,
    gaps,
    widget,
    teams,
    pages,
    catalog,
    understanding,
  }
}

/** Who approved the wording, where anybody has. Its hashes are no words, so they are not checked as such. */
function readSignOff(root: ContentFolder): Partial<ReadResult<SignOff>> & Pick<ReadResult<SignOff>, 'problems'> {
  return listYamlFiles(root).includes(signOffFile) ? readYamlFile(root, signOffFile, signOffSchema) : { problems: [] }
}

type Check<T> = (source: Source<T>) => readonly Problem[]

function strayFlowFiles(root: ContentFolder): readonly Problem[] {
  const stray = listYamlFiles(root).filter((file) => !flowFiles.includes(file))
  return [
    ...unexpectedFiles(root),
    ...stray.map((file) => ({
      file,
      line: 1,
      message: `nothing reads this file: the files here are ${flowFiles.join(', ')}`,
    })),
  ]
}

function inFolder(folder: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, file: `${folder}/${problem.file}` }))
}

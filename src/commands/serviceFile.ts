import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Service } from '../catalog/schema.ts'
import { listYamlFiles } from '../content/listYamlFiles.ts'
import { nearest } from '../content/nearest.ts'
import { takeSnapshot } from '../content/takeSnapshot.ts'
import { loadContent, type Content } from '../triage/content.ts'
import { contentPaths, type Environment } from './Environment.ts'
import { UsageError } from './UsageError.ts'

/** The service with this id. Throws `UsageError` when there is none. */
export function serviceWith(content: Content, id: string): Service {
  const service = content.catalog.byId.get(id)
  if (service !== undefined) return service
  const near = nearest(id, [...content.catalog.byId.keys()])
  throw new UsageError(`there is no service "${id}"${near === undefined ? '' : `; did you mean "${near}"?`}`)
}

/** Where the file of a service is: the record itself, whether the trust's own or not; `ownDetails`: the trust's details of it, if there are any. */
export function pathOf(environment: Environment, id: string, { ownDetails = false } = {}): string {
  const { root, local } = contentPaths(environment)
  const shared = fileNamed(join(root, 'services-catalog'), id)
  const own = local === undefined ? undefined : fileNamed(local, id)
  const path = ownDetails ? (own ?? shared) : (shared ?? own)
  if (path === undefined) throw new UsageError(`there is no file ${id}.yaml`)
  return path
}

/** The content as it would be with this text in a file. Throws `ContentError` when that could not be used. */
export function contentWith(environment: Environment, path: string, text: string): Content {
  const { root, local } = contentPaths(environment)
  const snapshot = (folder: string) => {
    const { files, problems } = takeSnapshot(folder)
    const file = relative(folder, path).replaceAll('\\', '/')
    return { problems, files: files.has(file) ? new Map(files).set(file, Buffer.from(text)) : files }
  }
  const own = local === undefined ? {} : { local: { root: snapshot(local), name: basename(local) } }
  const folders = { flows: snapshot(join(root, 'flows')), catalog: snapshot(join(root, 'services-catalog')), ...own }
  return loadContent(folders, environment.trustName)
}

/** Writes a file whole: whoever reads it meanwhile has it as it was, or as it is now. */
export function writeWhole(path: string, text: string): void {
  const real = realpathSync(path)
  const temporary = join(dirname(real), `.${basename(real)}.new`)
  writeFileSync(temporary, text)
  renameSync(temporary, real)
}

/** The text of a file. */
export function textOf(path: string): string {
  return readFileSync(path, 'utf8')
}

function fileNamed(root: string, id: string): string | undefined {
  const file = listYamlFiles(root).find((each) => basename(each) === `${id}.yaml` && !each.startsWith('local.example/'))
  return file === undefined ? undefined : join(root, file)
}

import { aFolder } from '../content/aFolder.ts'
import { loadCatalog } from '../../src/catalog/loadCatalog.ts'
import { join } from 'node:path'
import { projectRoot } from './realContent.ts'

/** The project's catalog with a trust's own files, by their names. */
export function withLocalFiles(files: Readonly<Record<string, string>>) {
  const { catalog, problems } = loadCatalog(join(projectRoot, 'services-catalog'), {
    local: { root: aFolder(files), name: 'local' },
  })
  return { catalog, problems: problems.map(({ file, line, message }) => `${file}:${line} ${message}`) }
}

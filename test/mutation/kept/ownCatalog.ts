import { loadCatalog as load } from '../../../src/catalog/loadCatalog.ts'
import { keep } from './keep.ts'
import { projectRoot } from './projectRoot.ts'

export * from '../../../src/catalog/loadCatalog.ts'

/** The project's own catalog, read once for all mutants; with files of a trust, or any other, it is read as it is. */
export const loadCatalog: typeof load = (root, options) =>
  root === `${projectRoot}services-catalog` && options?.local === undefined
    ? keep(`catalog ${options?.name ?? ''}`, () => load(root, options))
    : load(root, options)

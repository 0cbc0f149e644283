import { join } from 'node:path'
import { loadCatalog } from '../../../src/catalog/loadCatalog.ts'
import { keep } from './keep.ts'
import { projectRoot } from './projectRoot.ts'

export { projectRoot }

/** The catalog without the flows, whose rules take a second to compile. */
export const realContent = keep('catalog', () => loadCatalog(join(projectRoot, 'services-catalog')))

import { loadContent } from '../../../src/triage/content.ts'
import { keep } from './keep.ts'
import { projectRoot } from './projectRoot.ts'

export { projectRoot }

/** The project's own flows and catalog, read once for all mutants of what does not read them. */
export const realContent = keep('content', () => loadContent(projectRoot, 'Anytown Hospitals NHS Trust'))

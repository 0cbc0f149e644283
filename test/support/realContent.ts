import { fileURLToPath } from 'node:url'
import { loadContent } from '../../src/triage/content.ts'

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The project's own flows and catalog. */
export const realContent = loadContent(projectRoot, 'Anytown Hospitals NHS Trust')

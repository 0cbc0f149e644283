import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

import { fileURLToPath } from 'node:url'

/** The project's folder, as seen from a bundle in `test/mutation`. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

import { readYamlFile as read, type ReadResult } from '../../../src/content/readYamlFile.ts'
import { serviceSchema } from '../../../src/catalog/schema.ts'
import { keep } from './keep.ts'
import { projectRoot } from './projectRoot.ts'

export type { ReadResult }

/** The project's own records, read once for all mutants: refusing what the tests write is what a schema is judged by. */
export const readYamlFile: typeof read = (root, file, schema) =>
  root === `${projectRoot}services-catalog` && (schema as unknown) === serviceSchema
    ? keep(`record ${file}`, () => read(root, file, schema))
    : read(root, file, schema)

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas, schemaFolder } from './jsonSchemas.ts'
import { projectRoot } from './projectRoot.ts'

/** `npm run write-schemas`: writes the JSON Schemas that editors of content files use, from the schemas that the loader uses. */
export async function writeSchemas(): Promise<number> {
  mkdirSync(join(projectRoot, schemaFolder), { recursive: true })
  for (const { file, text } of jsonSchemas()) {
    writeFileSync(join(projectRoot, file), text)
    console.log(`Written: ${file}`)
  }
  return 0
}

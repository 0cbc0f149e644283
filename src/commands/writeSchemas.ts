import { writeText } from '../content/writeText.ts'
import { jsonSchemas } from './jsonSchemas.ts'
import { projectRoot } from './projectRoot.ts'

/** `npm run write-schemas`: writes the JSON Schemas that editors of content files use, from the schemas that the loader uses. */
export async function writeSchemas(): Promise<number> {
  for (const { file, text } of jsonSchemas()) {
    writeText(projectRoot, file, text)
    console.log(`Written: ${file}`)
  }
  return 0
}

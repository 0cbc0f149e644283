import { z } from 'zod'
import { localSchema } from '../catalog/localSchema.ts'
import { serviceSchema } from '../catalog/schema.ts'
import { emergencySchema } from '../triage/emergencySchema.ts'
import { flowSchema } from '../triage/flowSchema.ts'
import { gapsSchema } from '../triage/gapsSchema.ts'
import { signOffSchema } from '../triage/signOffSchema.ts'
import { phrasesSchema } from '../triage/phrasesSchema.ts'
import { pagesWordsSchema } from '../triage/pagesWords.ts'
import { teamsWordsSchema } from '../triage/teamsWords.ts'
import { widgetWordsSchema } from '../triage/widgetWords.ts'
import { answersSchema } from '../understanding/answersSchema.ts'
import { languagesSchema } from '../understanding/languagesSchema.ts'
import { placesSchema, townsSchema } from '../understanding/placesSchema.ts'
import { redFlagsSchema } from '../understanding/redFlagsSchema.ts'
import { tellingWordsSchema } from '../understanding/tellingWordsSchema.ts'
import { englishSchema, wordsSchema } from '../understanding/wordsSchema.ts'

/** Where the JSON Schemas are kept. */
export const schemaFolder = 'docs/schemas'

const schemas = {
  service: serviceSchema,
  local: localSchema,
  'find-support': flowSchema,
  phrases: phrasesSchema,
  emergency: emergencySchema,
  gaps: gapsSchema,
  widget: widgetWordsSchema,
  teams: teamsWordsSchema,
  pages: pagesWordsSchema,
  'sign-off': signOffSchema,
  words: wordsSchema,
  'words-english': englishSchema,
  'words-answers': answersSchema,
  'red-flags': redFlagsSchema,
  'telling-words': tellingWordsSchema,
  languages: languagesSchema,
  places: placesSchema,
  'places-towns': townsSchema,
}

/** What text editors need to complete and underline content files: the name and text of each JSON Schema. */
export function jsonSchemas(): readonly { readonly name: string; readonly file: string; readonly text: string }[] {
  return Object.entries(schemas).map(([name, schema]) => ({
    name,
    file: `${schemaFolder}/${name}.json`,
    // Draft 7 is the newest that the YAML support of common editors reads.
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
  }))
}

import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonSchemas } from '../src/commands/jsonSchemas.ts'
import { listYamlFiles } from '../src/content/listYamlFiles.ts'
import { projectRoot } from '../src/commands/projectRoot.ts'

const contentFiles = ['flows', 'services-catalog'].flatMap((folder) =>
  listYamlFiles(join(projectRoot, folder)).map((file) => `${folder}/${file}`),
)
const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

/** The name of the schema that describes a content file. */
function schemaOf(file: string): string {
  if (file.startsWith('services-catalog/local.example/')) return 'local'
  const inFlows = /^flows\/(.*)\.yaml$/.exec(file)
  return inFlows?.[1] ?? 'service'
}

describe('the JSON Schemas that text editors use', () => {
  test.each(jsonSchemas())('$file is what npm run write-schemas writes', ({ file, text }) => {
    expect(textOf(file)).toBe(text)
  })

  test.each(contentFiles)('%s names its schema on its first line', (file) => {
    const schema = jsonSchemas().find(({ name }) => name === schemaOf(file))?.file ?? 'no schema'
    const path = relative(dirname(file), schema)
    expect(textOf(file).split('\n')[0]).toBe(`# yaml-language-server: $schema=${path}`)
  })

  test('accept every content file, so that an editor underlines nothing that is right', () => {
    const schemas = new Map(jsonSchemas().map(({ name, text }) => [name, z.fromJSONSchema(JSON.parse(text))]))
    const refused = contentFiles.filter((file) => !schemas.get(schemaOf(file))?.safeParse(parse(textOf(file))).success)
    expect(refused).toEqual([])
  })

  test('underline a misspelt key, a misspelt option and an unquoted number', () => {
    const service = z.fromJSONSchema(JSON.parse(jsonSchemas()[0]?.text ?? ''))
    const text = textOf('services-catalog/uk/samaritans.yaml')
    for (const [from, to] of [
      ['summary:', 'sumary:'],
      ['runBy: external', 'runBy: externl'],
      ['"116 123"', '116123'],
    ] as const) {
      expect(service.safeParse(parse(text.replace(from, to))).success).toBe(false)
    }
  })

  test('explain every key of a service, so that an editor shows what it means', () => {
    const schema = JSON.parse(jsonSchemas()[0]?.text ?? '') as { properties: Record<string, { description?: string }> }
    expect(Object.entries(schema.properties).filter(([, { description }]) => !description)).toEqual([])
  })
})

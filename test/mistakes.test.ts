import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { loadCatalog } from '../src/catalog/loadCatalog.ts'
import { serviceSchema } from '../src/catalog/schema.ts'
import { listYamlFiles } from '../src/content/listYamlFiles.ts'
import { readYamlFile } from '../src/content/readYamlFile.ts'
import { emergencySchema } from '../src/triage/emergencySchema.ts'
import { flowSchema } from '../src/triage/flowSchema.ts'
import { gapsSchema } from '../src/triage/gapsSchema.ts'
import { pagesWordsSchema } from '../src/triage/pagesWords.ts'
import { phrasesSchema } from '../src/triage/phrasesSchema.ts'
import { widgetWordsSchema } from '../src/triage/widgetWords.ts'
import { contentCopy } from './support/contentCopy.ts'
import { mistakesIn, type Mistake } from './support/mistakes.ts'

const flowSchemas: Readonly<Record<string, z.ZodType>> = {
  'flows/find-support.yaml': flowSchema,
  'flows/phrases.yaml': phrasesSchema,
  'flows/emergency.yaml': emergencySchema,
  'flows/gaps.yaml': gapsSchema,
  'flows/widget.yaml': widgetWordsSchema,
  'flows/pages.yaml': pagesWordsSchema,
}

const copy = contentCopy()
afterAll(() => copy.remove())

const records = listYamlFiles(join(copy.root, 'services-catalog'))
  // Files of a trust have tests of their own.
  .filter((name) => !name.startsWith('local.example/'))
  .map((name) => `services-catalog/${name}`)
const files = [...Object.keys(flowSchemas), ...records].map((file) => ({ file, text: copy.read(file) }))
const mistakes = mistakesIn(files)

/** Puts a mistake into the copy, reads what `use` gives, and puts everything back. */
function withMistake<T>({ file, content, insteadOf }: Mistake, use: () => T): T {
  const path = join(copy.root, file)
  const before = files.find((each) => each.file === file)?.text
  const moved = files.find((each) => each.file === insteadOf)
  mkdirSync(dirname(path), { recursive: true })
  if (moved !== undefined) rmSync(join(copy.root, moved.file))
  writeFileSync(path, content)
  try {
    return use()
  } finally {
    rmSync(path)
    if (before !== undefined) writeFileSync(path, before)
    if (moved !== undefined) writeFileSync(join(copy.root, moved.file), moved.text)
  }
}

/** The lines on which a problem is named in the file of the mistake: reading the file alone when that finds one, or everything. */
function linesNamed(mistake: Mistake): readonly number[] {
  return withMistake(mistake, () => {
    const schema = flowSchemas[mistake.file] ?? serviceSchema
    const alone = mistake.file.endsWith('.yaml') ? readYamlFile(copy.root, mistake.file, schema).problems : []
    return alone.length > 0 ? alone.map(({ line }) => line) : (linesOfCatalog(mistake) ?? linesOfAll(mistake))
  })
}

function linesOfCatalog({ file }: Mistake): readonly number[] | undefined {
  if (!file.startsWith('services-catalog/')) return undefined
  const { problems } = loadCatalog(join(copy.root, 'services-catalog'))
  return problems.filter((problem) => file === `services-catalog/${problem.file}`).map(({ line }) => line)
}

function linesOfAll({ file }: Mistake): readonly number[] {
  return copy
    .problems()
    .flatMap((problem) => (problem.startsWith(`${file}:`) ? [Number(/:(\d+) /.exec(problem)?.[1])] : []))
}

const name = ({ kind, file, lines }: Mistake) => `${kind}, ${file}:${lines.join('-')}`

describe('mistakes in copies of the real files', () => {
  test('are many, all different, of many kinds and in most files', () => {
    const distinct = new Set(mistakes.map(({ file, content }) => `${file}\n${String(content)}`))
    expect(distinct.size).toBe(mistakes.length)
    expect(mistakes.length).toBeGreaterThan(400)
    expect(new Set(mistakes.map(({ kind }) => kind)).size).toBeGreaterThan(100)
    const broken = new Set(mistakes.map(({ file, insteadOf }) => insteadOf ?? file))
    expect(files.filter(({ file }) => broken.has(file)).length).toBeGreaterThan(files.length * 0.9)
    expect(
      mistakes.filter(({ file, content }) => files.some((each) => each.file === file && each.text === content)),
    ).toEqual([])
  })

  test('are all refused, naming the file and a line that leads to the mistake', () => {
    const wrong = mistakes.flatMap((mistake) => {
      const named = linesNamed(mistake)
      const [first, last] = mistake.lines
      if (named.some((line) => line >= first && line <= last)) return []
      return [`${name(mistake)}: ${named.length === 0 ? 'accepted' : `named at ${named.join(', ')}`}`]
    })
    expect(wrong).toEqual([])
  })

  test('stop the whole start: one in twenty of them tried', () => {
    const some = mistakes.filter((_, index) => index % 20 === 0)
    const accepted = some.filter((mistake) => withMistake(mistake, () => linesOfAll(mistake)).length === 0)
    expect(accepted.map(name)).toEqual([])
  })
})

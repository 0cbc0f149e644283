import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { ContentFolder } from './ContentFolder.ts'
import { lostText } from './lostText.ts'
import { type Problem, sortedProblems } from './Problem.ts'
import { readText } from './readText.ts'
import { issueNote, schemaProblems } from './schemaProblems.ts'
import { type Path, placeOf, type Source } from './Source.ts'
import { syntaxProblems } from './syntaxProblems.ts'

/** What reading a file gave: its value, or everything that is wrong with it. */
export type ReadResult<T> = { readonly source: Source<T> | undefined; readonly problems: readonly Problem[] }

/** Reads one YAML file (`file` is relative to `root`) against a schema. Never throws for what stands in the file; without problems there is a source. */
export function readYamlFile<S extends z.ZodType>(
  root: ContentFolder,
  file: string,
  schema: S,
): ReadResult<z.output<S>> {
  const refuse = (found: readonly { line: number; message: string }[]) => ({
    source: undefined,
    problems: sortedProblems(found.map((problem) => ({ file, ...problem }))),
  })
  const read = readText(root, file)
  if (!('text' in read)) return refuse([read])

  const counter = new LineCounter()
  // With logLevel 'silent' a second document would be dropped without an error.
  const document = parseDocument(read.text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
    stringKeys: true,
  })
  const syntax = syntaxProblems(document, counter, read.text)
  if (!syntax.readable) return refuse(syntax.problems)
  if (document.contents === null) return refuse([{ line: 1, message: 'this file is empty' }])

  const placeAt = (path: Path) => placeOf(document, counter, path)
  const parsed = schema.safeParse(document.toJS(), { error: issueNote, reportInput: true })
  const problems = [
    ...syntax.problems,
    ...lostText(document, counter, read.text),
    ...schemaProblems(parsed.error?.issues ?? [], placeAt),
  ]
  if (!parsed.success || problems.length > 0) return refuse(problems)
  return { source: { file, value: parsed.data, lineOf: (path) => placeAt(path).line }, problems: [] }
}

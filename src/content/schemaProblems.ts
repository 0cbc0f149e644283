import { isScalar, type Node } from 'yaml'
import type { z } from 'zod'
import { bestBranch } from './bestBranch.ts'
import { formatSentence } from './formatSentence.ts'
import { mismatchSentence } from './mismatchSentence.ts'
import { nearest } from './nearest.ts'
import type { Path, Place } from './Source.ts'

type Definition = { readonly shape?: object; readonly keyType?: { readonly options?: readonly string[] } }
type Found = { readonly path: Path; readonly message: string }

/** Says each issue in plain words with its line. `placeAt` finds a path in the file. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], placeAt: (path: Path) => Place) {
  return issues
    .flatMap((issue) => findings(issue, [], placeAt))
    .map(({ path, message }) => ({ line: placeAt(path).line, message }))
}

/** For `safeParse`: keeps a schema's own message, leaves every other to `schemaProblems`, and hands on the keys that an object knows. */
export function issueNote(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'unrecognized_keys') return ''
  const definition = (issue.inst as { def?: Definition } | undefined)?.def
  const known = definition?.shape ? Object.keys(definition.shape) : (definition?.keyType?.options ?? [])
  return known.join('\n')
}

function findings(issue: z.core.$ZodIssue, base: Path, placeAt: (path: Path) => Place): Found[] {
  const path = [...base, ...(issue.path as Path)]
  const name = path.findLast((step) => typeof step === 'string') ?? 'this file'
  const { node } = placeAt(path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, issue.message.split('\n')) }))
  }
  const branch = issue.code === 'invalid_union' ? bestBranch(issue) : undefined
  if (branch !== undefined) return branch.flatMap((inner) => findings(inner, path, placeAt))
  return [{ path, message: sentence(issue, name, node) }]
}

function sentence(issue: z.core.$ZodIssue, name: string, node: Node | undefined): string {
  const ownMessage = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message
  const isAnotherForm = issue.code === 'invalid_type' && !(isScalar(node) && typeof node.value === 'string')
  if (ownMessage && !isAnotherForm) return ownMessage
  if (issue.code === 'invalid_key') return `a name here cannot be "${name}"`
  const isMismatch = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
  return isMismatch ? mismatchSentence(issue, name, node) : formatSentence(issue, name, node)
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  if (meant !== undefined) return `nothing is called "${key}" here; did you mean "${meant}"?`
  return `nothing is called "${key}" here; what may stand here is: ${known.join(', ')}`
}

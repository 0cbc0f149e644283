import type { ContentFolder } from '../content/ContentFolder.ts'
import { contentVersion } from '../content/contentVersion.ts'
import type { Labels } from './Understanding.ts'
import { loadUnderstanding, understandingFiles } from './loadUnderstanding.ts'

type Loaded = ReturnType<typeof loadUnderstanding>

let kept: { readonly key: string; readonly loaded: Loaded } | undefined

/** `loadUnderstanding`, or what it gave last time if nothing it reads has changed: compiling the rules takes about a second. */
export function keepUnderstanding(flowsRoot: ContentFolder, labels: Labels): Loaded {
  const key = keyOf(flowsRoot, labels)
  if (kept?.key === key) return kept.loaded
  const loaded = loadUnderstanding(flowsRoot, labels)
  // It is worth keeping only if nothing changed while it was read.
  if (loaded.understanding !== undefined && keyOf(flowsRoot, labels) === key) kept = { key, loaded }
  return loaded
}

function keyOf(flowsRoot: ContentFolder, labels: Labels): string {
  const isRead = (file: string) => (understandingFiles as readonly string[]).includes(file)
  return `${contentVersion([flowsRoot], isRead)} ${JSON.stringify(labels)}`
}

import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import { UsageError } from '../UsageError.ts'

const manifestSchema = z.object({
  id: z.string(),
  version: z.string(),
  developer: z.object({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  bots: z.array(z.object({ botId: z.string(), scopes: z.array(z.string()) })).default([]),
  validDomains: z.array(z.string()).default([]),
})

/** What the doctor reads of a Teams manifest. */
export type Manifest = z.output<typeof manifestSchema>

/** Reads the Teams package, or its `manifest.json` alone. Throws `UsageError` where the file is neither. */
export function readManifest(path: string): Manifest {
  const read = manifestSchema.safeParse(jsonIn(path, textIn(path)))
  if (read.success) return read.data
  const places = read.error.issues.map((issue) => issue.path.join('.'))
  throw new UsageError(`${path} is no Teams manifest: look at ${places.join(', ')}`)
}

function textIn(path: string): string {
  try {
    const bytes = readFileSync(path)
    // A zip begins with these two letters.
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8')
    return strFromU8(unzipSync(bytes)['manifest.json'] ?? new Uint8Array())
  } catch {
    throw new UsageError(
      `--manifest ${path}: there is no such file, or it cannot be read: give signpost-teams.zip or its manifest.json`,
    )
  }
}

function jsonIn(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new UsageError(`--manifest ${path}: it holds no manifest.json that can be read`)
  }
}

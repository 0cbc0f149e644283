import { createHash } from 'node:crypto'

/** A script that Redis runs as one step, known to it by its hash. */
export type Script = { readonly source: string; readonly hash: string }

/** Makes a script of Lua source. In a cluster all keys it gets must share one `{...}`. */
export function script(source: string): Script {
  return { source, hash: createHash('sha1').update(source).digest('hex') }
}

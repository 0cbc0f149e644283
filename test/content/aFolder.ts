import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const made: string[] = []

/** Makes a folder with these files in it; `removeFolders` takes all of them away again. */
export function aFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'signpost-content-'))
  made.push(root)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  return root
}

/** Removes every folder that `aFolder` made. */
export function removeFolders(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true })
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { enter, type Cloud } from './cloud.ts'

/** What a tool was called with: where, and with which settings. */
export type Call = { readonly folder: string; readonly settings: readonly string[]; readonly given: readonly string[] }

/** Stands in for npm, which takes long here, as strictly. */
export function npm(cloud: Cloud, { folder, settings, given }: Call): void {
  const command = given.join(' ')
  enter(cloud, `npm ${command}`, [])
  switch (command) {
    case 'ci --no-audit --no-fund':
      mkdirSync(join(folder, 'node_modules/esbuild'), { recursive: true })
      return writeFileSync(join(folder, 'node_modules/esbuild/index.js'), '')
    case 'run build:widget':
      mkdirSync(join(folder, 'dist/widget'), { recursive: true })
      return writeFileSync(join(folder, 'dist/widget/widget.js'), '// the widget')
    case 'run package:teams':
      return writeFileSync(join(folder, 'dist/signpost-teams.zip'), settings.join('\n'))
    case 'prune --omit=dev --no-audit --no-fund':
      return
    default:
      throw new Error(`npm ${command}: not as agreed`)
  }
}

/** Stands in for curl and for the address that Azure gives. */
export function curl(cloud: Cloud, { given }: Call): void {
  enter(cloud, `curl ${given.join(' ')}`, [])
  if (!/^-fsS --max-time 10 https:\/\/[\w.-]+\/healthz$/.test(given.join(' '))) throw new Error('curl: not as agreed')
  cloud.silences -= 1
  if (cloud.silences >= 0) throw new Error('curl: (22) The requested URL returned error: 503')
}

/** Stands in for the passing of time. */
export function sleep(cloud: Cloud, { given }: Call): void {
  enter(cloud, `sleep ${given.join(' ')}`, [])
}

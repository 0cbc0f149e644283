import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from './realContent.ts'

/** A copy of the project as a server gets it. */
export type Install = {
  readonly folder: string
  /** Nothing but what a server needs to run: Node 24 first on the PATH, and no variable of this machine's. */
  readonly environment: Readonly<Record<string, string>>
  readonly weigh: () => { readonly megabytes: number; readonly files: number }
  readonly remove: () => void
}

/** Copies every tracked file and runs `npm ci --omit=dev` there, in an emptied environment. Throws what npm says where that fails. */
export function installForProduction(): Install {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-production-'))
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' })
  for (const file of tracked.split('\0').filter((name) => name !== '')) {
    cpSync(join(projectRoot, file), join(folder, file), { force: true })
  }
  const environment = { PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':') }
  const home = { HOME: process.env['HOME'] ?? folder, npm_config_prefer_offline: 'true' }
  const npm = spawnSync('npm', ['ci', '--omit=dev'], {
    cwd: folder,
    env: { ...environment, ...home },
    encoding: 'utf8',
  })
  if (npm.status !== 0) throw new Error(`npm ci --omit=dev failed: ${npm.stderr}`)
  return { folder, environment, weigh: () => weigh(folder), remove: () => rmSync(folder, { recursive: true }) }
}

function weigh(folder: string): { readonly megabytes: number; readonly files: number } {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .filter((each) => each.isFile())
    .map(({ size }) => size)
  return { megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1_000_000, files: sizes.length }
}

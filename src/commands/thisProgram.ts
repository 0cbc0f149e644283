import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildOf } from '../content/buildOf.ts'
import type { Program } from '../server/versions.ts'
import { projectRoot } from './projectRoot.ts'

/** The program that this is, as `/version` names the one that is served. */
export function thisProgram(): Program {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return { version, build: buildOf(join(projectRoot, 'src')) }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/commands/projectRoot.ts'

/** Throws what to do when the packages of the peers are not installed. */
export function requirePeers(): void {
  if (existsSync(join(projectRoot, 'test/bench/peers/node_modules/botbuilder-dialogs'))) return
  throw new Error(
    'The bots that Signpost is measured beside are not installed. To install them: npm ci --prefix test/bench/peers --ignore-scripts',
  )
}

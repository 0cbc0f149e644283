import { spawnSync } from 'node:child_process'

/**
 * A test that needs a program of Debian: left out where it is not installed, and said so by Jest as skipped; in the gate, which installs
 * it, none may be.
 */
export function debianTool(name: string): typeof test {
  const there = spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
  return there || process.env['CI'] !== undefined ? test : (test.skip as typeof test)
}

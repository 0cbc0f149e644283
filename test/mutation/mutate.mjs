import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { groups } from './groups.mjs'
import { jestConfigOf } from './jest.config.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    files: { type: 'string', multiple: true },
  },
})
const [group] = positionals
const work = join('dist/mutation', group)

const end = setTimeout(
  () => {
    rmSync(join(work, 'sandbox'), { recursive: true, force: true })
    process.exit()
  },
  Number(values.minutes) * 60_000,
)
await new Stryker({
  mutate: values.files ?? groups[group],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', join(import.meta.dirname, 'plugins.mjs')],
  checkers: ['draw-order'],
  drawOrder: { share: Number(values.share) },
  ignorers: ['descriptions'],
  coverageAnalysis: 'perTest',
  buildCommand: `node test/mutation/bundle.mjs ${group}`,
  jest: { projectType: 'custom', config: jestConfigOf(group), enableFindRelatedTests: false },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  concurrency: 1,
  // A busy machine is no fault of a mutant.
  timeoutMS: 120_000,
  timeoutFactor: 6,
  dryRunTimeoutMinutes: 30,
  tempDirName: join(work, 'sandbox'),
  ignorePatterns: ['dist', 'docs/pictures', 'deploy', 'test/clients', 'test/teams-playground', '*.bundle.mjs'],
  tsconfigFile: 'none',
  disableTypeChecks: false,
  reporters: ['progress-append-only', 'clear-text', 'result-lines'],
  resultLines: { file: join(work, 'results.jsonl') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  allowConsoleColors: false,
  warnings: { unknownOptions: false },
}).runMutationTest()
clearTimeout(end)

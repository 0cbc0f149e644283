import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { groups, patience } from './groups.mjs'
import { jestConfigOf } from './jest.config.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: 'signpost' },
    share: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    files: { type: 'string', multiple: true },
    again: { type: 'boolean', default: false },
  },
})
const [group = ''] = positionals
if (!Object.hasOwn(groups, group)) {
  console.error(`Name a group: ${Object.keys(groups).join(', ')}. For example: npm run mutate -- catalog --minutes 10`)
  process.exit(2)
}
if (!existsSync(join(import.meta.dirname, 'node_modules/@stryker-mutator/core'))) {
  console.error('Stryker is not installed. To install it: npm ci --prefix test/mutation')
  process.exit(2)
}
const { Stryker } = await import('@stryker-mutator/core')
const work = join('dist/mutation', group)

/** The mutants that no test noticed, by the names that they keep from run to run. */
function survivors() {
  const results = new Map()
  for (const line of readFileSync(join(work, 'results.jsonl'), 'utf8').trim().split('\n')) {
    const result = JSON.parse(line)
    results.set(result.id, { ...result, ...results.get(result.id), status: result.status })
  }
  return [...results.values()]
    .filter(({ status }) => status === 'Survived')
    .map(({ file, line, column, mutatorName, replacement }) => [file, line, column, mutatorName, replacement].join(' '))
}

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
  drawOrder: { seed: values.seed, share: Number(values.share), names: values.again ? survivors() : undefined },
  ignorers: ['descriptions'],
  // What a test finds made already, such as an index that is kept, it does not seem to reach: survivors are tried against all tests.
  coverageAnalysis: values.again ? 'all' : 'perTest',
  buildCommand: `node test/mutation/bundle.mjs ${group}`,
  jest: { projectType: 'custom', config: jestConfigOf(group), enableFindRelatedTests: false },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  concurrency: 1,
  // A busy machine is no fault of a mutant.
  timeoutMS: patience[group] ?? 120_000,
  timeoutFactor: 6,
  dryRunTimeoutMinutes: 30,
  tempDirName: join(work, 'sandbox'),
  ignorePatterns: ['dist', 'docs/pictures', 'deploy', 'test/clients', 'test/teams-playground', '*.bundle.mjs'],
  tsconfigFile: 'none',
  disableTypeChecks: false,
  reporters: ['progress-append-only', 'clear-text', 'result-lines'],
  resultLines: { file: join(work, values.again ? 'again.jsonl' : 'results.jsonl') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  allowConsoleColors: false,
  warnings: { unknownOptions: false },
}).runMutationTest()
clearTimeout(end)

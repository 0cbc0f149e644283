import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { readHazards } from '../src/commands/hazardLog.ts'
import { projectRoot } from '../src/commands/projectRoot.ts'
import { titlePattern } from './support/titlePattern.ts'

// The closing lines of the gate, from Jest's own results.
const [file] = process.argv.slice(2)
const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = JSON.parse(
  readFileSync(file, 'utf8'),
)

// The hazard log says which test proves each control: it must have run, and passed.
const unproved = readHazards().flatMap(({ id, controls }) =>
  controls.filter((control) => !isProved(control)).map(({ file: suite, test }) => `${id}: ${suite} “${test}”`),
)
for (const line of unproved) console.log(`A control of the hazard log is not proved: ${line}`)

// A suite that could not run at all has failed, though Jest counts no test of it.
const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0)
if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped: none may be`)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = numPendingTests > 0 || unproved.length > 0 ? 1 : 0

function isProved({ file: suite, test }) {
  const named = new RegExp(`^${titlePattern(test)}$`)
  const results = testResults.filter(({ name }) => relative(projectRoot, name) === suite)
  const found = results.flatMap(({ assertionResults }) => assertionResults).filter(({ title }) => named.test(title))
  return found.length > 0 && found.every(({ status }) => status === 'passed')
}

import { readFileSync } from 'node:fs'

// The closing line of the gate, from Jest's own results.
const [file] = process.argv.slice(2)
const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
// A suite that could not run at all has failed, though Jest counts no test of it.
const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0)
if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped: none may be`)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = numPendingTests > 0 ? 1 : 0

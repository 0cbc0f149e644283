import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHazards } from '../../src/commands/hazardLog.ts'
import { projectCopy, type ProjectCopy } from '../support/projectCopy.ts'
import { titlePattern } from '../support/titlePattern.ts'
import { switchedOff, type SwitchedOff } from './controls.ts'

// The tests of the tests: the log says that a test proves a control, so without the control the test must fail.

type Results = {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

const controls = readHazards().flatMap(({ id, controls: all }) => all.map((control) => ({ hazard: id, ...control })))
const suiteOf = ({ hazard, test: title }: SwitchedOff) =>
  controls.find((control) => control.hazard === hazard && control.test === title)?.file ?? 'no such control'

/** What became of the tests with these titles, by title: the outcomes of each, or what kept their suites from running. */
async function outcomes(
  copy: ProjectCopy,
  tests: readonly SwitchedOff[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const file = 'results.json'
  await copy.run('--experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js', [
    ...new Set(tests.map(suiteOf)),
    '--runInBand',
    // A test that fails may leave its server open.
    '--forceExit',
    '--json',
    `--outputFile=${file}`,
    `--testNamePattern=${tests.map(({ test: title }) => `${titlePattern(title)}$`).join('|')}`,
  ])
  const { testResults } = JSON.parse(readFileSync(join(copy.root, file), 'utf8')) as Results
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  return new Map(
    tests.map(({ test: title }) => {
      const named = new RegExp(`^${titlePattern(title)}$`)
      const found = all.filter(({ title: each, status }) => named.test(each) && status !== 'pending')
      const broken = testResults.map(({ message }) => message.slice(0, 500))
      return [title, found.length === 0 ? broken : [...new Set(found.map(({ status }) => status))]]
    }),
  )
}

async function withoutControl(copy: ProjectCopy, control: SwitchedOff): Promise<readonly string[]> {
  const { file, from, to, test: title } = control
  const whole = copy.read(file)
  if (!whole.includes(from)) return [`${file} does not hold ${from}`]
  copy.write(
    file,
    whole.replace(from, () => to),
  )
  try {
    return (await outcomes(copy, [control])).get(title) ?? []
  } finally {
    copy.write(file, whole)
  }
}

/** About a minute on a machine that does nothing else; others may be at work on it. */
const patienceMilliseconds = 1_800_000

const whole = new Map<string, readonly string[]>()
const without = new Map<SwitchedOff, readonly string[]>()

beforeAll(async () => {
  const left = [...switchedOff]
  const copies = [projectCopy(), projectCopy()]
  const work = async (copy: ProjectCopy, isFirst: boolean) => {
    try {
      if (isFirst) for (const [title, found] of await outcomes(copy, switchedOff)) whole.set(title, found)
      for (let control = left.shift(); control !== undefined; control = left.shift())
        without.set(control, await withoutControl(copy, control))
    } finally {
      copy.remove()
    }
  }
  await Promise.all(copies.map((copy, index) => work(copy, index === 0)))
}, patienceMilliseconds)

test('at least ten controls are switched off, each of a hazard and with a test that the log names', () => {
  expect(new Set(switchedOff.map(({ hazard }) => hazard)).size).toBeGreaterThan(10)
  expect(switchedOff.filter((control) => suiteOf(control) === 'no such control')).toEqual([])
})

test.each(switchedOff.map((control) => [control.hazard, control.test, control] as const))(
  '%s: “%s” passes, and fails when its control is switched off',
  (_, title, control) => {
    expect(whole.get(title)).toEqual(['passed'])
    expect(without.get(control)).toContain('failed')
  },
)

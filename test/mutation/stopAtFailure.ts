type Run = (...values: unknown[]) => unknown
type Declare = (name: string, run: Run, milliseconds?: number) => void
type Each = (...table: unknown[]) => Declare

let failed = false
/** What went wrong before the first test: jest would say so again for each of a thousand tests, which takes it minutes. */
let before: { readonly error: unknown } | undefined

/** Tests that try thousands of things and take longer than all others together: a mutant that only they would find counts as survived. */
const tooSlow = ['whatever a trust adds, fills in and hides', 'no answer that people choose is taken for a name']

/** One failure is enough for a mutant: the tests after it do nothing. */
const stopping =
  (run: Run): Run =>
  async (...values) => {
    if (failed) return
    try {
      if (before !== undefined) throw before.error
      await run(...values)
    } catch (error) {
      failed = true
      throw error
    }
  }

function wrapped(declare: Declare & { each: Each }): Declare & { each: Each } {
  const each: Each =
    (...table) =>
    (name, run, milliseconds) =>
      declare.each(...table)(name, stopping(run), milliseconds)
  const one: Declare = (name, run, milliseconds) => {
    if (!tooSlow.some((beginning) => name.startsWith(beginning))) declare(name, stopping(run), milliseconds)
  }
  return Object.assign(one, { each })
}

type Globals = Record<'test' | 'it', Declare & { each: Each }> & { beforeAll: (run: Run) => void }
const tests = globalThis as unknown as Globals
tests.test = tests.it = wrapped(tests.test)

const { beforeAll: prepare } = tests
tests.beforeAll = (run) => {
  prepare(async () => {
    try {
      await run()
    } catch (error) {
      before ??= { error }
    }
  })
}
